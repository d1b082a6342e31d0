import { CompactSign, type GenerateKeyPairResult, type JWK, exportJWK, generateKeyPair } from 'jose'
import { describe, expect, test } from 'vitest'
import type { KeyFacts } from '../../core/facts.ts'
import { readJwt } from '../../core/read-jwt.ts'
import { verifySignature } from '../../core/verify-signature.ts'
import jwsVectors from '../vectors/jws.json' with { type: 'json' }
import { keyId, keySet, signed } from './arrange-run.ts'
import { claims, hostileTokens } from './hostile-tokens.ts'

function verify(token: string, keys: readonly object[] | undefined) {
  const jwt = readJwt(token)
  if (!jwt) throw new Error('This is no JWT')
  const facts = keys?.map((jwk): KeyFacts => ({ jwk: { ...jwk } }))
  return verifySignature(jwt, token, facts)
}

const { keys } = await keySet()

describe('Vectors of the specifications', () => {
  test.each(jwsVectors)('$title', async ({ input, output }) => {
    expect(await verify(input.token, input.keys)).toMatchObject({ result: output.result })
  })

  test('a signature changed in one character is not verified', async () => {
    const [, rs256] = jwsVectors
    const token = rs256?.input.token.replace('cC4hiUPo', 'cC4hiUPp') ?? ''
    expect(await verify(token, rs256?.input.keys)).toMatchObject({ result: 'failed' })
  })
})

const sign = async (alg: string, pair: GenerateKeyPairResult, header: object = {}) =>
  new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ alg, ...header })
    .sign(pair.privateKey)

describe('Algorithms', () => {
  test.each(['RS384', 'RS512', 'PS256', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'])(
    '%s verifies with its key, and with no other',
    async (alg) => {
      const [pair, other] = [await generateKeyPair(alg), await generateKeyPair(alg)]
      const token = await sign(alg, pair)
      const key = await exportJWK(pair.publicKey)
      expect(await verify(token, [key])).toMatchObject({ result: 'verified', key: { jwk: key } })
      expect(await verify(token, [await exportJWK(other.publicKey)])).toMatchObject({
        result: 'failed',
      })
    },
  )

  test('a key of another curve does not come into question', async () => {
    const pair = await generateKeyPair('ES256')
    const other = await exportJWK((await generateKeyPair('ES384')).publicKey)
    expect(await verify(await sign('ES256', pair), [other])).toMatchObject({
      reason: 'no-matching-key',
    })
  })
})

describe('Which key', () => {
  test('the one that kid names, whatever else is in the set', async () => {
    const other = await exportJWK((await generateKeyPair('RS256')).publicKey)
    const set: JWK[] = [{ ...other, kid: 'other' }, ...keys]
    expect(await verify(await signed(claims), set)).toEqual({
      result: 'verified',
      key: { jwk: keys[0] },
    })
  })

  test('without kid each that fits is tried, and how many is said', async () => {
    const pair = await generateKeyPair('RS256')
    const set = [...keys, { kty: 'EC' }, await exportJWK(pair.publicKey)]
    expect(await verify(await sign('RS256', pair), set)).toMatchObject({
      result: 'verified',
      key: { jwk: set[2] },
      tried: 2,
    })
  })

  test('several of one kid are tried, and when none made it the first is named', async () => {
    const other = await exportJWK((await generateKeyPair('RS256')).publicKey)
    const set = [
      { ...other, kid: keyId },
      { ...other, kid: keyId },
    ]
    expect(await verify(await signed(claims), set)).toMatchObject({
      result: 'failed',
      key: { jwk: set[0] },
      tried: 2,
    })
  })

  test.each([
    ['no key at all', [], 'no-matching-key'],
    ['no set', undefined, 'no-jwks'],
    ['a key that is not whole', [{ kty: 'RSA', kid: keyId, n: 'AQAB' }], 'key-unusable'],
    ['a symmetric key of that name', [{ kty: 'oct', kid: keyId, k: 'AQAB' }], 'no-matching-key'],
  ])('%s', async (_title, set, reason) => {
    expect(await verify(await signed(claims), set)).toMatchObject({ reason })
  })

  test('an RSA key below 2048 bits is not used, so that nothing is said of the signature', async () => {
    const pair = await crypto.subtle.generateKey(
      {
        name: 'RSASSA-PKCS1-v1_5',
        modulusLength: 1024,
        publicExponent: new Uint8Array([1, 0, 1]),
        hash: 'SHA-256',
      },
      true,
      ['sign', 'verify'],
    )
    const small = { ...(await crypto.subtle.exportKey('jwk', pair.publicKey)), kid: keyId }
    expect(await verify(await signed(claims), [small])).toMatchObject({ reason: 'key-unusable' })
  })
})

describe('Hostile tokens', () => {
  test.each([
    ...(['alg none', 'alg NoNe', 'alg none and a signature'] as const).map(
      (title) => [title, 'alg-none'] as const,
    ),
    ['an array for alg', 'alg-unsupported'],
    ['no alg', 'alg-unsupported'],
    ['an alg of the prototype', 'alg-unsupported'],
    ['an unknown alg', 'alg-unsupported'],
    ['HS256', 'mac-not-checked'],
    ['a jwk of its own', 'no-matching-key'],
    ['a jku of its own', 'no-matching-key'],
    ['an unknown crit', 'critical-header'],
    ['an empty crit', 'critical-header'],
    ['a kid that is a number', 'no-matching-key'],
    ['a kid that is a path', 'no-matching-key'],
    ['a kid of 700 kB', 'no-matching-key'],
    ['two parts', 'not-a-jwt'],
    ['four parts', 'not-a-jwt'],
    ['a JWE', 'encrypted'],
    ['more than a million characters', 'not-a-jwt'],
  ] as const)('%s cannot be told: %s', async (title, reason) => {
    expect(await verify(hostileTokens[title], keys)).toMatchObject({ reason })
  })

  test.each(['changed Claims', 'no signature', 'Claims that are an array'] as const)(
    '%s: the signature is not made by the key',
    async (title) => {
      expect(await verify(hostileTokens[title], keys)).toMatchObject({ result: 'failed' })
    },
  )

  test('a hostile kid is cut short before it is kept', async () => {
    const { detail = '' } = (await verify(hostileTokens['a kid of 700 kB'], keys)) as {
      detail?: string
    }
    expect(detail.length).toBeLessThanOrEqual(200)
  })

  test('a signature that an export took out cannot be told', async () => {
    const [header, body] = (await signed(claims)).split('.')
    expect(await verify(`${header}.${body}.«redacted:id_token#1»`, keys)).toMatchObject({
      reason: 'removed',
    })
  })
})
