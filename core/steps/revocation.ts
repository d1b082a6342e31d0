import { authenticate, lackOfCredentials } from '../client-authentication.ts'
import { endpointInHand, tokensInHand } from '../in-hand.ts'
import type { Step } from '../step.ts'

/** Of the refresh token where there is one, which ends what it could still bring (RFC 7009 §2.1). */
export const revocation: Step = {
  name: 'revocation',
  title: 'Revocation request',
  summary: 'The client tells the authorization server that it needs a token no more.',
  phase: 'End',
  specification: 'RFC7009-2.1',
  channel: 'back',
  between: ['client', 'authorization-server'],
  optional: true,

  belongs: (run) =>
    endpointInHand(run, 'revocation_endpoint') !== undefined && tokensInHand(run) !== undefined,

  missing(run) {
    return [
      ...(endpointInHand(run, 'revocation_endpoint')
        ? []
        : ['a revocation_endpoint: the metadata has none']),
      ...(tokensInHand(run) ? [] : ['a token: no answer has brought one yet']),
      ...lackOfCredentials(run),
    ]
  },

  request(run) {
    const { refresh_token, access_token = '' } = tokensInHand(run) ?? {}
    return {
      method: 'POST',
      url: endpointInHand(run, 'revocation_endpoint') ?? '',
      query: [],
      ...authenticate(run, 'revocation', [
        ['token', refresh_token ?? access_token],
        ['token_type_hint', refresh_token === undefined ? 'access_token' : 'refresh_token'],
      ]),
    }
  },

  basedOn: (run) => tokensInHand(run)?.entry,
}
