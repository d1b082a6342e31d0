import { responseJwt } from '../callback-parameters.ts'
import type { CallbackFacts, KeyFacts } from '../facts.ts'
import { parameter } from '../in-hand.ts'
import { signatureOf } from './read-tokens.ts'

/** The callback with the JWT that it may be, verified as far as there are keys (JARM §2.4). */
export async function verified(
  callback: CallbackFacts,
  keys: readonly KeyFacts[] | undefined,
): Promise<CallbackFacts> {
  const { request } = callback.entry
  const jwt = responseJwt(request)
  const token = parameter(request.parameters, 'response')
  if (!jwt || token === undefined) return callback
  return { ...callback, jwt, signature: await signatureOf({ token, jwt }, keys) }
}
