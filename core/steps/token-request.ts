import { authenticate, lackOfCredentials } from '../client-authentication.ts'
import { bringsCode, grantOf } from '../connection.ts'
import { lackOfProofKey, withProof } from '../dpop.ts'
import { endpointInHand } from '../in-hand.ts'
import type { Step } from '../step.ts'
import { grantFor } from './grant-fields.ts'

export const tokenRequest: Step = {
  name: 'token-request',
  title: 'Token request',
  summary: 'The client trades what the grant gave it for tokens, over a back channel.',
  phase: 'Exchange',
  specification: 'RFC6749-4.1.3',
  channel: 'back',
  between: ['client', 'authorization-server'],

  belongs: ({ connection }) => grantOf(connection) !== 'refresh_token' && bringsCode(connection),

  missing(run) {
    return [
      ...(endpointInHand(run, 'token_endpoint')
        ? []
        : ['a token_endpoint: send discovery, or enter it by hand']),
      ...grantFor(run).missing(run),
      ...lackOfCredentials(run),
      ...lackOfProofKey(run),
    ]
  },

  request(run) {
    return withProof(run, 'token-request', {
      method: 'POST',
      url: endpointInHand(run, 'token_endpoint') ?? '',
      query: [],
      ...authenticate(run, 'token-request', grantFor(run).fields(run)),
    })
  },

  basedOn: (run) => grantFor(run).basedOn?.(run),
}
