import { expect, test } from 'vitest'
import { fieldRows, memberRows, requestGroups } from '../../client/rows.ts'

test('the scheme stands before the token, which has its colour', () => {
  expect(fieldRows('header', [['Authorization', 'Bearer abc.def']])[0]).toMatchObject({
    prefix: 'Bearer ',
    value: 'abc.def',
    chip: 'access_token',
  })
})

test('a secret is shown as its mask and has no colour', () => {
  const [row] = fieldRows('body', [['client_secret', { secret: 'client_secret' }]])
  expect(row).toMatchObject({ value: '••••••••', masked: true })
  expect(row).not.toHaveProperty('chip')
})

test('fields of the same name are numbered, so that their keys differ', () => {
  const rows = fieldRows('query', [
    ['resource', 'a'],
    ['scope', 'x'],
    ['resource', 'b'],
  ])
  expect(rows.map(({ index }) => index)).toEqual([0, 0, 1])
  expect(new Set(rows.map(({ key }) => key)).size).toBe(3)
})

test('only groups that have fields are shown, the body before the headers', () => {
  const groups = requestGroups({
    method: 'POST',
    url: 'https://a.test/',
    query: [],
    headers: [['Accept', '*/*']],
    body: { form: [['a', 'b']] },
  })
  expect(groups.map(({ where }) => where)).toEqual(['body', 'header'])
})

test('members that are no text are written as JSON, objects are unfolded', () => {
  const rows = memberRows('response', { expires_in: 3600, keys: [{ kid: '1' }], code: 'c' })
  expect(rows[0]).toMatchObject({ value: '3600' })
  expect(rows[1]).toMatchObject({ nested: [{ kid: '1' }] })
  expect(rows[2]).toMatchObject({ chip: 'code' })
})
