import { describe, expect, test } from 'vitest'
import { applyEdits } from '../../core/edits.ts'
import type { HttpRequest } from '../../core/http.ts'
import { memberText, readMember } from '../../core/jwt-members.ts'
import type { Edit, JwtEdit } from '../../core/run.ts'

const draft: HttpRequest = {
  method: 'POST',
  url: 'https://login.acme.test/oauth/token',
  query: [['audience', 'a']],
  headers: [['Accept', 'application/json']],
  body: {
    form: [
      ['resource', 'first'],
      ['code', 'abc'],
      ['resource', 'second'],
      ['client_secret', { secret: 'client_secret' }],
    ],
  },
}

function edited(...edits: Edit[]): HttpRequest {
  return applyEdits(draft, edits)
}

function inBody(change: 'set' | 'add' | 'remove', name: string, index = 0, value = ''): Edit {
  return { change, where: 'body', name, index, value }
}

describe('Edits of a draft', () => {
  test('none leave it as it is', () => {
    expect(edited()).toBe(draft)
  })

  test('set one of several fields of a name, and no other', () => {
    expect(edited(inBody('set', 'resource', 1, 'changed')).body).toEqual({
      form: [
        ['resource', 'first'],
        ['code', 'abc'],
        ['resource', 'changed'],
        ['client_secret', { secret: 'client_secret' }],
      ],
    })
  })

  test('remove a field and keep the order of the rest', () => {
    expect(edited(inBody('remove', 'resource', 0)).body).toEqual({
      form: [
        ['code', 'abc'],
        ['resource', 'second'],
        ['client_secret', { secret: 'client_secret' }],
      ],
    })
  })

  test('add a field at the end, even of a name that is there', () => {
    const { body } = edited(inBody('add', 'code', 0, 'again'))
    expect(body && 'form' in body ? body.form.at(-1) : undefined).toEqual(['code', 'again'])
  })

  test('replace a reference to a secret by text', () => {
    const { body } = edited(inBody('set', 'client_secret', 0, 'typed by hand'))
    expect(body && 'form' in body ? body.form.at(-1) : undefined).toEqual([
      'client_secret',
      'typed by hand',
    ])
  })

  test.each(['set', 'remove'] as const)('%s nothing when no such field is there', (change) => {
    expect(edited(inBody(change, 'code', 1, 'x'), inBody(change, 'absent')).body).toEqual(
      draft.body,
    )
  })

  test('change method and URL', () => {
    const changed = edited(
      { change: 'method', value: 'PUT' },
      { change: 'url', value: 'https://b' },
    )
    expect([changed.method, changed.url]).toEqual(['PUT', 'https://b'])
  })

  test('change query and headers', () => {
    const changed = edited(
      { change: 'set', where: 'query', name: 'audience', index: 0, value: 'b' },
      { change: 'add', where: 'header', name: 'X-One', index: 0, value: '1' },
    )
    expect([changed.query, changed.headers]).toEqual([
      [['audience', 'b']],
      [
        ['Accept', 'application/json'],
        ['X-One', '1'],
      ],
    ])
  })

  test('change the members of a JSON body, which stays one', () => {
    const json: HttpRequest = { ...draft, body: { json: [['code', 'abc']] } }
    expect(applyEdits(json, [inBody('set', 'code', 0, 'x')]).body).toEqual({
      json: [['code', 'x']],
    })
  })

  test('a raw body replaces the fields, and edits of fields then change nothing', () => {
    const changed = edited({ change: 'raw-body', value: '{' }, inBody('set', 'code', 0, 'x'))
    expect(changed.body).toEqual({ raw: '{' })
  })

  test('are made one after the other', () => {
    const changed = edited(inBody('remove', 'resource', 0), inBody('set', 'resource', 0, 'changed'))
    expect(changed.body && 'form' in changed.body ? changed.body.form[1] : undefined).toEqual([
      'resource',
      'changed',
    ])
  })

  test('never change the draft itself', () => {
    const before = JSON.stringify(draft)
    edited(inBody('remove', 'code'), inBody('set', 'resource', 0, 'x'))
    expect(JSON.stringify(draft)).toBe(before)
  })
})

describe('Edits of a JWT that is signed when it is sent', () => {
  const header = { alg: 'ES256', typ: 'JWT', kid: 'november' }
  const claims = { iss: 'acme', aud: 'https://login.acme.test', jti: 'first', exp: 60 }
  const assertion: HttpRequest = {
    ...draft,
    body: {
      form: [
        ['client_assertion', 'typed by hand'],
        ['client_assertion', { jwt: { header, claims, key: 'private_key' } }],
      ],
    },
  }
  const member = (more: Partial<JwtEdit>): JwtEdit => ({
    ...{ change: 'set-member', jwt: { where: 'body', name: 'client_assertion' } },
    ...{ part: 'claims', name: 'aud', value: '' },
    ...more,
  })
  const jwtAfter = (...edits: Edit[]): unknown => {
    const { body } = applyEdits(assertion, edits)
    return body && 'form' in body ? body.form[1]?.[1] : undefined
  }

  test.each<[string, Partial<JwtEdit>, object]>([
    ['set a Claim in its place', { value: 'x' }, { ...claims, aud: 'x' }],
    ['set a number', { name: 'exp', value: '1700000000' }, { ...claims, exp: 1700000000 }],
    ['set a list', { value: '["a","b"]' }, { ...claims, aud: ['a', 'b'] }],
    ['set a text of digits', { name: 'jti', value: '"12"' }, { ...claims, jti: '12' }],
    ['add a Claim', { name: 'nbf', value: '9' }, { ...claims, nbf: 9 }],
    ['remove a Claim', { change: 'remove-member', name: 'jti' }, { ...claims, jti: undefined }],
    ['remove none that is not there', { change: 'remove-member', name: 'nbf' }, claims],
  ])('%s', (_title, edit, expected) => {
    const wanted = Object.entries(expected).filter(([, value]) => value !== undefined)
    expect(JSON.stringify(jwtAfter(member(edit)))).toBe(
      JSON.stringify({ jwt: { header, claims: Object.fromEntries(wanted), key: 'private_key' } }),
    )
  })

  test('set a header parameter, and leave the claims', () => {
    expect(jwtAfter(member({ part: 'header', name: 'kid', value: 'december' }))).toEqual({
      jwt: { header: { ...header, kid: 'december' }, claims, key: 'private_key' },
    })
  })

  test('add a member that objects have by nature', () => {
    const edited = JSON.stringify(jwtAfter(member({ name: '__proto__', value: '{"a":1}' })))
    expect(edited).toContain('"__proto__":{"a":1}')
  })

  test.each<[string, Partial<JwtEdit>]>([
    ['another field', { jwt: { where: 'body', name: 'client_secret' } }],
    ['another place', { jwt: { where: 'query', name: 'client_assertion' } }],
  ])('change nothing where no JWT stands: %s', (_title, edit) => {
    expect(applyEdits(assertion, [member({ ...edit, value: 'x' })])).toEqual(assertion)
  })

  test('hold against the method and the URL that a DPoP proof follows', () => {
    const proof = { header: { typ: 'dpop+jwt' }, claims: { htm: 'POST', htu: draft.url } }
    const bound: HttpRequest = {
      ...draft,
      headers: [['DPoP', { jwt: { ...proof, key: 'dpop_key' } }]],
    }
    const { headers } = applyEdits(bound, [
      member({ jwt: { where: 'header', name: 'DPoP' }, name: 'htu', value: 'https://other.test' }),
      { change: 'url', value: 'https://new.test/token' },
      { change: 'method', value: 'PUT' },
    ])
    expect(headers[0]?.[1]).toMatchObject({
      jwt: { claims: { htm: 'PUT', htu: 'https://other.test' } },
    })
  })
})

test.each([
  ...['plain', '"12"', '"true"', '', '{', 'https://a.test'].map((text) => [text]),
  ...['12', '["a"]', '{"a":1}', 'null'].map((text) => [text]),
])('a member shown as %s is read back as it was', (text) => {
  expect(memberText(readMember(text))).toBe(text)
})
