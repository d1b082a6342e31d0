import { tokensInHand } from './in-hand.ts'
import { asObject, asText, readJson } from './read-json.ts'
import { readJwt } from './read-jwt.ts'
import { type Run, latest } from './run.ts'

/**
 * True when the ID Token in hand names a key that the JWK Set lacks, and the set was fetched before
 * the token came: the key may have been rotated since, so the set is to be fetched again (OpenID
 * Connect Core §10.1.1). A set fetched afterwards is the last word, so that nobody asks for ever.
 */
export function wantsKeysAgain(run: Run): boolean {
  const { outcome } = latest(run, 'jwks') ?? {}
  const tokens = tokensInHand(run)
  if (outcome?.kind !== 'response' || tokens?.id_token === undefined) return false
  if (outcome.entry.id > tokens.entry) return false
  const { kid, alg } = readJwt(tokens.id_token)?.header ?? {}
  if (typeof kid !== 'string' || /^(?:none|HS\d+)$/i.test(asText(alg))) return false
  const keys = asObject(readJson(outcome.entry.response.body).value)?.['keys']
  return Array.isArray(keys) && !keys.some((key) => asObject(key)?.['kid'] === kid)
}
