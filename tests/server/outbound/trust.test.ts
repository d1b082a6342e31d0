import { expect, test } from 'vitest'
import type { AddressSpace } from '../../../server/outbound/address.ts'
import { isFailure } from '../../../server/outbound/outcome.ts'
import { readTarget } from '../../../server/outbound/target.ts'
import { type Trust, judge, trustFrom } from '../../../server/outbound/trust.ts'

const examples: Readonly<Record<AddressSpace, string>> = {
  public: '1.1.1.1',
  private: '10.0.0.1',
  loopback: '127.0.0.1',
}

const spaces = ['public', 'private', 'loopback'] as const

function verdict(url: string, address: string, trust: Trust, ownPorts: number[] = []): string {
  const target = readTarget(url)
  if (isFailure(target)) throw new Error(target.message)
  return judge(target, address, trust, ownPorts)?.code ?? 'allowed'
}

const descents = spaces.flatMap((from, i) =>
  spaces.map((to, j) => [from, to, j > i ? 'more-private-than-supplier' : 'allowed'] as const),
)

test.each(descents)('a %s server that names a %s address: %s', (suppliedBy, to, expected) => {
  expect(verdict(`http://${examples[to]}/`, examples[to], { suppliedBy })).toBe(expected)
})

test.each(spaces)('a person may type a %s address', (space) => {
  expect(verdict(`http://${examples[space]}/`, examples[space], { typed: true })).toBe('allowed')
})

test.each(['169.254.169.254', '168.63.129.16', '0.0.0.0', '2002:7f00:1::', '224.0.0.1'])(
  'nobody may name %s, not even a server on this machine',
  (address) => {
    const host = address.includes(':') ? `[${address}]` : address
    for (const trust of [{ typed: true }, { suppliedBy: 'loopback' }] as const) {
      expect(verdict(`http://${host}/`, address, trust)).toBe('address-refused')
    }
  },
)

test.each([{ typed: true }, { suppliedBy: 'loopback' }] as const)(
  'a name other than localhost never stands for this machine (%o)',
  (trust) => {
    expect(verdict('http://localtest.example/', '127.0.0.1', trust)).toBe(
      'name-resolves-to-loopback',
    )
    expect(verdict('http://as.localhost/', '127.0.0.1', trust)).toBe('allowed')
  },
)

test.each(['127.0.0.1', '127.0.0.2', '::1'])('the tool does not call itself at %s', (address) => {
  const url = `http://${address.includes(':') ? `[${address}]` : address}:4400/api`
  expect(verdict(url, address, { typed: true }, [4400])).toBe('own-origin')
  expect(verdict(url, address, { typed: true }, [4401])).toBe('allowed')
})

test('another machine may use the port that is ours here', () => {
  expect(verdict('http://1.1.1.1:4400/', '1.1.1.1', { typed: true }, [4400])).toBe('allowed')
})

test.each([
  ['1.1.1.1', 'public'],
  ['10.0.0.1', 'private'],
  ['::ffff:127.0.0.1', 'loopback'],
  ['169.254.169.254', 'public'],
  [undefined, 'public'],
])('a server at %s may name what is as private as %s', (address, space) => {
  expect(trustFrom(address)).toEqual({ suppliedBy: space })
})
