import { describe, expect, test } from 'vitest'
import { editInWords, type FieldEdit, withEdit } from '../../client/draft-edits.ts'
import { applyEdits } from '../../core/edits.ts'
import type { HttpRequest } from '../../core/http.ts'
import type { Edit, JwtEdit } from '../../core/run.ts'

const draft: HttpRequest = {
  method: 'POST',
  url: 'https://login.acme.test/oauth/token',
  query: [],
  headers: [['Accept', 'application/json']],
  body: {
    form: [
      ['grant_type', 'authorization_code'],
      ['resource', 'one'],
      ['resource', 'two'],
      ['client_secret', { secret: 'client_secret' }],
      [
        'client_assertion',
        { jwt: { header: { alg: 'ES256' }, claims: { aud: 'a', exp: 60 }, key: 'private_key' } },
      ],
    ],
  },
}

function claim(change: JwtEdit['change'], name: string, value = ''): JwtEdit {
  const jwt = { where: 'body', name: 'client_assertion' } as const
  return { change, jwt, part: 'claims', name, value }
}

function body(change: FieldEdit['change'], name: string, value = '', index = 0): FieldEdit {
  return { change, where: 'body', name, index, value }
}

function made(...edits: readonly Edit[]): readonly Edit[] {
  return edits.reduce<readonly Edit[]>((before, edit) => withEdit(draft, before, edit), [])
}

function formAfter(edits: readonly Edit[]): unknown {
  return applyEdits(draft, edits).body
}

describe('What a person changes is said as shortly as it can be', () => {
  test('a field set twice is set once', () => {
    expect(made(body('set', 'grant_type', 'x'), body('set', 'grant_type', 'xy'))).toEqual([
      body('set', 'grant_type', 'xy'),
    ])
  })

  test('a field set back to what it was is not edited', () => {
    expect(made(body('set', 'resource', 'x', 1), body('set', 'resource', 'two', 1))).toEqual([])
  })

  test('of fields with the same name only the one meant is set', () => {
    expect(formAfter(made(body('set', 'resource', 'x', 1)))).toMatchObject({
      form: [['grant_type', 'authorization_code'], ['resource', 'one'], ['resource', 'x'], {}, {}],
    })
  })

  test('an added field that is filled in is one addition', () => {
    expect(made(body('add', 'resource'), body('set', 'resource', 'three', 2))).toEqual([
      body('add', 'resource', 'three'),
    ])
  })

  test('an added field that is removed never was', () => {
    expect(made(body('add', 'max_age', '5'), body('remove', 'max_age'))).toEqual([])
  })

  test('a field that was set and is removed is only removed', () => {
    expect(made(body('set', 'grant_type', 'x'), body('remove', 'grant_type'))).toEqual([
      body('remove', 'grant_type'),
    ])
  })

  test('a removed secret is gone from the request', () => {
    const edits = made(body('remove', 'client_secret'))
    expect(JSON.stringify(formAfter(edits))).not.toContain('client_secret')
  })

  test('a Claim set twice is set once, and not at all when set back', () => {
    const set = claim('set-member', 'exp', '1')
    expect(made(claim('set-member', 'exp', '10'), set)).toEqual([set])
    expect(made(set, claim('set-member', 'exp', '60'))).toEqual([])
  })

  test('a Claim that was set and is removed is only removed', () => {
    const removed = claim('remove-member', 'aud')
    expect(made(claim('set-member', 'aud', 'b'), removed)).toEqual([removed])
  })

  test('an added Claim that is removed never was', () => {
    expect(made(claim('set-member', 'nbf', '5'), claim('remove-member', 'nbf'))).toEqual([])
  })

  test('the same name in header and claims is two members', () => {
    const inHeader: JwtEdit = { ...claim('set-member', 'aud', 'b'), part: 'header' }
    expect(made(claim('set-member', 'aud', 'b'), inHeader)).toHaveLength(2)
  })

  test('method and URL are edited once, and not at all when set back', () => {
    expect(made({ change: 'method', value: 'GE' }, { change: 'method', value: 'GET' })).toEqual([
      { change: 'method', value: 'GET' },
    ])
    expect(made({ change: 'url', value: 'x' }, { change: 'url', value: draft.url })).toEqual([])
  })
})

test.each<[Edit, string]>([
  [body('set', 'scope', 'openid'), 'set scope to “openid”'],
  [body('set', 'scope', ''), 'set scope to nothing'],
  [body('add', 'prompt', 'login'), 'added prompt “login”'],
  [body('remove', 'nonce'), 'removed nonce'],
  [claim('set-member', 'aud', 'b'), 'set the Claim aud of client_assertion to “b”'],
  [
    { ...claim('remove-member', 'kid'), part: 'header' },
    'removed the header parameter kid of client_assertion',
  ],
  [{ change: 'method', value: 'PUT' }, 'changed the method to PUT'],
])('%o in words', (edit, words) => {
  expect(editInWords(edit)).toBe(words)
})
