import { type Connection, assertionOf } from '../core/connection.ts'
import type { ConnectionDraft } from './api.ts'

/** How the client's assertion is made, as it was chosen. */
export interface AssertionForm {
  assertionAlg: string
  assertionAudience: 'issuer' | 'token_endpoint'
}

/** Algorithms that this tool signs an assertion with, by the method. */
export const assertionAlgs = {
  private_key_jwt: ['RS256', 'PS256', 'ES256', 'EdDSA'],
  client_secret_jwt: ['HS256', 'HS384', 'HS512'],
} as const

/** A saved connection's; without one, what most servers take. */
export function assertionFields(connection?: Connection): AssertionForm {
  const { alg, audience } = connection
    ? assertionOf(connection)
    : ({ alg: 'RS256', audience: 'issuer' } as const)
  return { assertionAlg: alg, assertionAudience: audience }
}

/** What the backend is asked to save of it; only for a method that signs an assertion. */
export function assertionDraft({
  clientAuthentication,
  assertionAlg,
  assertionAudience,
}: AssertionForm & Pick<Connection, 'clientAuthentication'>): Pick<ConnectionDraft, 'assertion'> {
  if (clientAuthentication !== 'private_key_jwt' && clientAuthentication !== 'client_secret_jwt') {
    return {}
  }
  const algs: readonly string[] = assertionAlgs[clientAuthentication]
  const alg = algs.includes(assertionAlg) ? assertionAlg : (algs[0] ?? assertionAlg)
  return { assertion: { alg, audience: assertionAudience } }
}

/** True when something of this connection is signed with a private key. */
export function signsWithKey({
  clientAuthentication,
  requestObject,
}: Pick<ConnectionDraft, 'clientAuthentication' | 'requestObject'>): boolean {
  const signed = requestObject !== undefined && !/^(?:HS|none)/.test(requestObject.alg)
  return clientAuthentication === 'private_key_jwt' || signed
}
