import { type Evidence, type Verdict, inconclusive, notApplicable } from '../check.ts'
import type { Facts, TokenFacts } from '../facts.ts'
import type { JwtReading } from '../read-jwt.ts'
import { asText } from './pointers.ts'

/** A token that can be read, with what evidence about it points to. */
export interface ReadToken {
  readonly token: TokenFacts
  readonly jwt: JwtReading
  readonly header: JwtReading['header']
  readonly claims: JwtReading['claims']
  /** Evidence about a Claim: what was expected, and what the token says. */
  readonly claim: (name: string, expected: string) => Evidence
  /** Evidence about a header parameter. */
  readonly parameter: (name: string, expected: string) => Evidence
}

/** Judges the ID Token's header and Claims; an encrypted one cannot be read. */
export function whenIdToken({ idToken }: Facts, judge: (token: ReadToken) => Verdict): Verdict {
  if (!idToken) return notApplicable('No ID Token has come.')
  if (!idToken.jwt) return notApplicable('The ID Token is no JWT, which another check reports.')
  if (idToken.jwt.form === 'jwe') return encrypted('ID Token')
  return judge(reading(idToken, idToken.jwt, 'id_token'))
}

/** Judges a JWT access token; an opaque one has nothing to read, and that is no fault. */
export function whenAccessToken(
  { accessToken }: Facts,
  judge: (token: ReadToken) => Verdict,
): Verdict {
  if (!accessToken) return notApplicable('No access token has come.')
  if (!accessToken.jwt)
    return notApplicable('The access token is opaque: only the API and the server can read it.')
  if (accessToken.jwt.form === 'jwe') return encrypted('access token')
  return judge(reading(accessToken, accessToken.jwt, 'access_token'))
}

function encrypted(name: string): Verdict {
  return inconclusive(
    `The ${name} is encrypted (JWE), and this tool holds no key to open it.`,
    'Have the server sign it without encrypting, or decrypt it where the key is.',
  )
}

function reading(token: TokenFacts, jwt: JwtReading, name: string): ReadToken {
  const { header, claims } = jwt
  const evidence = (part: 'header' | 'claims', member: string, expected: string): Evidence => ({
    pointer: { entry: token.entry, part: `${name}.${part}.${member}` },
    expected,
    found: asText((part === 'header' ? header : claims)[member]),
  })
  return {
    token,
    jwt,
    header,
    claims,
    claim: (member, expected) => evidence('claims', member, expected),
    parameter: (member, expected) => evidence('header', member, expected),
  }
}

/** The audiences of a token, which may be one text or a list (RFC 7519 §4.1.3). */
export function audiencesOf({ aud }: JwtReading['claims']): readonly string[] {
  if (typeof aud === 'string') return [aud]
  return Array.isArray(aud) ? aud.filter((value) => typeof value === 'string') : []
}
