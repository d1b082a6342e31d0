import { authenticate, lackOfCredentials } from '../client-authentication.ts'
import { endpointInHand, tokensInHand } from '../in-hand.ts'
import type { Step } from '../step.ts'

export const introspection: Step = {
  name: 'introspection',
  title: 'Introspection request',
  summary:
    'Asks the authorization server what a token is worth, as an API does with an opaque one.',
  phase: 'Use',
  specification: 'RFC7662-2.1',
  channel: 'back',
  between: ['client', 'authorization-server'],
  optional: true,

  belongs: (run) =>
    endpointInHand(run, 'introspection_endpoint') !== undefined && tokensInHand(run) !== undefined,

  missing(run) {
    return [
      ...(endpointInHand(run, 'introspection_endpoint')
        ? []
        : ['an introspection_endpoint: the metadata has none']),
      ...(tokensInHand(run)?.access_token
        ? []
        : ['an access token: no answer has brought one yet']),
      ...lackOfCredentials(run),
    ]
  },

  request(run) {
    return {
      method: 'POST',
      url: endpointInHand(run, 'introspection_endpoint') ?? '',
      query: [],
      ...authenticate(run, 'introspection', [
        ['token', tokensInHand(run)?.access_token ?? ''],
        ['token_type_hint', 'access_token'],
      ]),
    }
  },

  basedOn: (run) => tokensInHand(run)?.entry,
}
