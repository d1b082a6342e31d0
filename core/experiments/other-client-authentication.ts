import type { ClientAuthenticationMethod } from '../connection.ts'
import { metadataInHand } from '../in-hand.ts'
import type { Run } from '../run.ts'
import { saysOfClient } from './answers.ts'
import type { Experiment } from './experiment.ts'

export const otherClientAuthentication: Experiment = {
  id: 'other-client-authentication',
  title: 'The other way of client authentication',
  step: 'token-request',
  plan: 'here-without-code',

  whyNot: ({ connection: { clientAuthentication, hasSecret } }) =>
    clientAuthentication === 'none' || !hasSecret
      ? 'The client has no secret that could be sent in another way.'
      : undefined,

  connection: ({ clientAuthentication }) => ({
    clientAuthentication: otherThan(clientAuthentication),
  }),
  edits: () => [],

  prediction(run) {
    const other = otherThan(run.connection.clientAuthentication)
    const code = 'A made-up code stands for the real one: only the client is judged.'
    const specification = 'OIDCC-9'
    if (takes(run, other)) {
      return {
        expected: '400 invalid_grant',
        because: `The metadata lists ${other}, so the secret is taken that way too. ${code}`,
        specification,
        otherwise: `If it is invalid_client, this client is registered for one method alone.`,
        confirms: saysOfClient('taken'),
      }
    }
    return {
      expected: '401 invalid_client',
      because: `The metadata does not list ${other}. ${code}`,
      specification,
      otherwise: 'If it is invalid_grant, the server takes more than its metadata says.',
      confirms: saysOfClient('refused'),
    }
  },
}

/** Sending the secret in the body instead of the header, or the reverse (RFC 6749 §2.3.1). */
export function otherThan(method: ClientAuthenticationMethod): ClientAuthenticationMethod {
  return method === 'client_secret_post' ? 'client_secret_basic' : 'client_secret_post'
}

/** Without a list the server takes Basic alone (RFC 8414 §2). */
function takes(run: Run, method: ClientAuthenticationMethod): boolean {
  const listed: unknown = metadataInHand(run).token_endpoint_auth_methods_supported
  return Array.isArray(listed) ? listed.includes(method) : method === 'client_secret_basic'
}
