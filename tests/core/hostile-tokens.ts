import { SignJWT, base64url, exportJWK, exportSPKI } from 'jose'
import { healthyConnection, issuer, keyId, signed, signingKeys, startedAt } from './arrange-run.ts'

/** A part of a JWT by hand: JSON text, or members. */
export function part(content: string | object): string {
  return base64url.encode(typeof content === 'string' ? content : JSON.stringify(content))
}

const iat = Math.floor(startedAt / 1000)

/** The Claims of an ID Token that is as it should be, but for its nonce. */
export const claims: Readonly<Record<string, unknown>> = {
  ...{ iss: issuer, sub: 'ada', aud: healthyConnection.client_id, iat, exp: iat + 36_000 },
}

const { publicKey } = await signingKeys()
const good = await signed(claims)
const [goodHeader = '', goodClaims = '', goodSignature = ''] = good.split('.')
const ownJwk = await exportJWK(publicKey)
const publicAsSecret = new TextEncoder().encode(await exportSPKI(publicKey))
const hs256 = await new SignJWT(claims)
  .setProtectedHeader({ alg: 'HS256', kid: keyId })
  .sign(publicAsSecret)

const withHeader = (header: string | object) => `${part(header)}.${goodClaims}.${goodSignature}`

/** Tokens that no client may take for verified, by what is wrong with them. */
export const hostileTokens = {
  'alg none': `${part({ alg: 'none' })}.${goodClaims}.`,
  'alg NoNe': `${part({ alg: 'NoNe' })}.${goodClaims}.`,
  'alg none and a signature': withHeader({ alg: 'none', kid: keyId }),
  'an array for alg': withHeader({ alg: ['RS256', 'none'], kid: keyId }),
  'no alg': withHeader({ kid: keyId }),
  'an alg of the prototype': withHeader({ alg: 'constructor', kid: keyId }),
  'an unknown alg': withHeader({ alg: 'RS256 ', kid: keyId }),
  HS256: hs256,
  'a jwk of its own': withHeader({ alg: 'RS256', kid: 'own', jwk: ownJwk }),
  'a jku of its own': withHeader({ alg: 'RS256', kid: 'own', jku: 'https://evil.test/keys' }),
  'an unknown crit': await signed(claims, { crit: ['b64'], b64: true }),
  'an empty crit': withHeader({ alg: 'RS256', kid: keyId, crit: [] }),
  'a kid that is a number': withHeader({ alg: 'RS256', kid: 7 }),
  'a kid that is a path': withHeader({ alg: 'RS256', kid: '../../dev/null' }),
  'a kid of 700 kB': withHeader({ alg: 'RS256', kid: 'k'.repeat(500_000) }),
  'changed Claims': `${goodHeader}.${part({ ...claims, sub: 'eve' })}.${goodSignature}`,
  'no signature': `${goodHeader}.${goodClaims}.`,
  'two parts': `${goodHeader}.${goodClaims}`,
  'four parts': `${good}.x`,
  'a JWE': `${part({ alg: 'dir', enc: 'A256GCM' })}..aXY.Y2lwaGVy.dGFn`,
  'members of the prototype': `${part('{"alg":"RS256","__proto__":{"kid":"x"}}')}.${part('{"__proto__":{"iss":"x"},"constructor":1}')}.${goodSignature}`,
  'Claims that are an array': `${goodHeader}.${part('[]')}.${goodSignature}`,
  'Claims nested ten thousand deep': `${goodHeader}.${part('{"a":'.repeat(10_000))}.${goodSignature}`,
  'more than a million characters': `${goodHeader}.${'A'.repeat(1_000_000)}.${goodSignature}`,
  'a million dots': '.'.repeat(1_000_000),
  'an empty text': '',
  'an opaque text': 'mF_9.B5f-4.1JqM',
} as const satisfies Readonly<Record<string, string>>
