import type { Facts, TokenFacts } from '../facts.ts'
import { audiencesOf } from './audiences-of.ts'

/**
 * True when what came as access token is an ID Token: the very one beside it, or one with a Claim
 * that only ID Tokens have, for this client and nobody else.
 */
export function isIdToken({ run }: Facts, { token, jwt, exchange }: TokenFacts): boolean {
  if (token === exchange.response?.members?.['id_token']) return true
  if (!jwt || /\+jwt$/i.test(String(jwt.header['typ']))) return false
  const own = ['nonce', 'at_hash', 'c_hash'].some((name) => jwt.claims[name] !== undefined)
  const audiences = audiencesOf(jwt.claims)
  return own && audiences.length === 1 && audiences[0] === run.connection.client_id
}
