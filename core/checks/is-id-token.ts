import type { Facts, TokenFacts } from '../facts.ts'
import type { JwtReading } from '../read-jwt.ts'
import { audiencesOf } from './audiences-of.ts'
import { asText } from '../read-json.ts'

/** True when what came as access token is an ID Token: the very one beside it, or one by its Claims. */
export function isIdToken(facts: Facts, { token, jwt, exchange }: TokenFacts): boolean {
  if (token === exchange.response?.members?.['id_token']) return true
  return jwt !== undefined && looksLikeIdToken(facts, jwt)
}

/**
 * By a Claim that only ID Tokens have, for this client (as far as it is known) and nobody else.
 * Cognito says which is which in `token_use`.
 */
export function looksLikeIdToken({ run }: Facts, jwt: JwtReading): boolean {
  if (/\+jwt$/i.test(asText(jwt.header['typ']))) return false
  if (jwt.claims['token_use'] === 'id') return true
  const own = ['nonce', 'at_hash', 'c_hash'].some((name) => jwt.claims[name] !== undefined)
  const audiences = audiencesOf(jwt.claims)
  const { client_id } = run.connection
  return own && audiences.length === 1 && (client_id === '' || audiences[0] === client_id)
}
