import { base64url } from 'jose'
import { describe, expect, test } from 'vitest'
import { claimRange } from '../../client/claim-range.ts'

const claims = {
  iss: 'https://a.test',
  nonce: 'n-0S6_WzA2Mj',
  name: 'Adé',
  exp: 12,
  nested: { a: [1] },
}
const payload = base64url.encode(JSON.stringify(claims))

describe('A claim’s bytes in the payload', () => {
  test.each(Object.entries(claims))('%s is found whole', (name, value) => {
    const range = claimRange(payload, name, value)
    const start = Math.floor((range?.start ?? 0) / 4) * 4
    const part = Buffer.from(payload.slice(start, (range?.end ?? 0) + 2), 'base64url').toString()
    expect(part).toContain(`${JSON.stringify(name)}:${JSON.stringify(value)}`)
  })

  test('what lies before it is not marked', () => {
    expect(claimRange(payload, 'nonce', claims.nonce)?.start).toBeGreaterThan(20)
  })

  test('a claim that is not there has none', () => {
    expect(claimRange(payload, 'acr', 'x')).toBeUndefined()
  })

  test('a payload that cannot be read has none', () => {
    expect(claimRange('%%%', 'iss', 'x')).toBeUndefined()
  })
})
