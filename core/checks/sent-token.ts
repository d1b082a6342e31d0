import type { ExchangeFacts, Facts } from '../facts.ts'
import { readJwt } from '../read-jwt.ts'
import { type Grant, grantsBefore } from './grants-before.ts'
import { tokenSent } from './judge-bearer.ts'
import { scopesOf } from './read-scope.ts'

/** What is known of the token that a request carried: by itself, and by the response it came in. */
export interface SentToken {
  readonly claims: Readonly<Record<string, unknown>>
  readonly opaque: boolean
  readonly grant?: Grant
  /** Milliseconds since the epoch by the server's clock; absent when it cannot be told. */
  readonly expires?: number
  readonly scopes?: readonly string[]
}

/** Reads the token of a request from its header; undefined when the header holds none. */
export function sentTokenOf(facts: Facts, exchange: ExchangeFacts): SentToken | undefined {
  const token = tokenSent(exchange)
  if (token === undefined) return undefined
  const jwt = readJwt(token)
  const claims = jwt?.form === 'jws' ? jwt.claims : {}
  const grant = grantsBefore(facts.run, exchange.exchange.sent.id).find(
    ({ members }) => members['access_token'] === token,
  )
  const expires = expiryOf(claims['exp'], grant, facts.clockAhead ?? 0)
  const scopes = scopesOf(claims['scope'] ?? claims['scp'] ?? grant?.members['scope'])
  return {
    claims,
    opaque: jwt?.form !== 'jws',
    ...(grant && { grant }),
    ...(expires !== undefined && { expires }),
    ...(scopes && { scopes }),
  }
}

/** `exp` is by the server's clock; `expires_in` counts from when the response came. */
function expiryOf(exp: unknown, grant: Grant | undefined, clockAhead: number): number | undefined {
  if (typeof exp === 'number') return exp * 1000
  const seconds = Number(grant?.members['expires_in'])
  return grant && Number.isFinite(seconds) ? grant.at - clockAhead + seconds * 1000 : undefined
}
