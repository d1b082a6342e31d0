import { describe, expect, test } from 'vitest'
import { readJwt } from '../../core/read-jwt.ts'
import jwsVectors from '../vectors/jws.json' with { type: 'json' }
import { part } from './hostile-tokens.ts'

describe('Vectors of the specifications', () => {
  test.each(jwsVectors)('$title', ({ input, output }) => {
    const { header, claims } = output
    expect(readJwt(input.token)).toMatchObject({ form: 'jws', header, claims, problems: [] })
  })

  test('https://www.rfc-editor.org/rfc/rfc7516#section-3.3: a JWE in compact form', () => {
    const header = { alg: 'RSA-OAEP', enc: 'A256GCM' }
    const read = readJwt(`${part(header)}.OKOawDo13gRp.48V1_ALb6US0.5eym8TW_c8SuK.XFBoMYUZodet`)
    expect(read).toMatchObject({ form: 'jwe', header, claims: {}, problems: [] })
  })
})

const header = part({ alg: 'RS256' })
const claims = part({ sub: 'ada' })

describe('What is wrong is reported beside what can be read', () => {
  test.each([
    ['two parts', `${header}.${claims}`, { kind: 'parts', found: 2 }],
    ['four parts', `${header}.${claims}.a.b`, { kind: 'parts', found: 4 }],
    ['white space around it', ` ${header}.${claims}.c2ln\n`, { kind: 'whitespace' }],
    [
      'base64 in the place of base64url',
      `${header}.${claims}.a+b/`,
      { kind: 'not-base64url', part: 'signature' },
    ],
    ['padding', `${header}.${claims}=.c2ln`, { kind: 'not-base64url', part: 'payload' }],
    ['octets that are not UTF-8', `${header}._w.c2ln`, { kind: 'not-base64url', part: 'payload' }],
    [
      'Claims that are a text',
      `${header}.${part('"ada"')}.c2ln`,
      { kind: 'not-an-object', part: 'payload' },
    ],
    [
      'a member that stands twice',
      `${header}.${part('{"sub":"ada","sub":"eve"}')}.c2ln`,
      { kind: 'json', part: 'payload', problem: { kind: 'duplicate-member', name: 'sub' } },
    ],
    [
      'a member of the header that stands twice',
      `${part('{"alg":"RS256","alg":"none"}')}.${claims}.c2ln`,
      { kind: 'json', part: 'header', problem: { kind: 'duplicate-member', name: 'alg' } },
    ],
    [
      'a million characters and more',
      `${header}.${'A'.repeat(1_000_000)}.c2ln`,
      { kind: 'too-long', limit: 1_000_000 },
    ],
  ])('%s', (_title, token, problem) => {
    expect(readJwt(token)?.problems).toContainEqual(problem)
  })

  test('a marker where an export took the signature out is no problem', () => {
    expect(readJwt(`${header}.${claims}.«redacted:id_token#1»`)?.problems).toEqual([])
  })
})

describe('What is no JWT is opaque', () => {
  test.each([
    ['an empty text', ''],
    ['one part', 'SlAV32hkKG'],
    ['dots', 'mF_9.B5f-4.1JqM'],
    ['a million dots', '.'.repeat(1_000_000)],
    ['a first part that is JSON but no object', `${part('[]')}.${claims}.c2ln`],
    ['more than a million characters without a header', 'A'.repeat(1_000_001)],
  ])('%s', (_title, token) => {
    expect(readJwt(token)).toBeUndefined()
  })
})

test('a member named __proto__ is a member like any other', () => {
  const read = readJwt(`${header}.${part('{"__proto__":{"admin":true}}')}.c2ln`)
  expect(Object.keys(read?.claims ?? {})).toEqual(['__proto__'])
  expect(({} as Record<string, unknown>)['admin']).toBeUndefined()
})
