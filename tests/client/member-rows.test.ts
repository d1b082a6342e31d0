import { expect, test } from 'vitest'
import { memberRows } from '../../client/member-rows.ts'
import type { JwtEdit } from '../../core/run.ts'

const place = { jwt: { where: 'body', name: 'client_assertion' }, part: 'claims' } as const
const now = Date.UTC(2026, 10, 20, 12)

test.each<[unknown, string, string | undefined]>([
  ['https://login.acme.test', 'https://login.acme.test', undefined],
  ['12', '"12"', undefined],
  [12, '12', 'a number'],
  [['a', 'b'], '["a","b"]', 'a list'],
  [{ kty: 'EC' }, '{"kty":"EC"}', 'an object'],
  [true, 'true', 'no text'],
])('the member %o is shown as %s', (value, text, hint) => {
  const [row] = memberRows({ one: value }, place, [], now)
  expect(row).toEqual({ name: 'one', text, ...(hint && { hint }) })
})

test('a time is also shown as the moment that it is', () => {
  const [row] = memberRows({ exp: now / 1000 }, place, [], now)
  expect(row?.hint).toMatch(/^\d{1,2}:00:00$/)
})

test('what the person typed stands as typed, spaces included', () => {
  const edit: JwtEdit = { ...place, change: 'set-member', name: 'aud', value: '[ "a" ]' }
  const rows = memberRows({ aud: ['a'] }, place, [edit], now)
  expect(rows).toEqual([{ name: 'aud', text: '[ "a" ]', hint: 'a list' }])
})

test('an edit of another part, or of another JWT, is not taken for this one', () => {
  const edit: JwtEdit = { ...place, change: 'set-member', name: 'aud', value: 'x' }
  const others: JwtEdit[] = [
    { ...edit, part: 'header' },
    { ...edit, jwt: { where: 'header', name: 'DPoP' } },
  ]
  expect(memberRows({ aud: 'a' }, place, others, now)[0]?.text).toBe('a')
})
