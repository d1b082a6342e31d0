import { authenticate, lackOfCredentials } from '../client-authentication.ts'
import { endpointInHand, tokensInHand } from '../in-hand.ts'
import type { Run } from '../run.ts'
import type { Step } from '../step.ts'

export const refresh: Step = {
  name: 'refresh',
  title: 'Refresh request',
  summary: 'The client gets a new access token without asking the user again.',
  phase: 'Refresh',
  specification: 'RFC6749-6',
  channel: 'back',
  between: ['client', 'authorization-server'],

  belongs: (run) => asksToStay(run) || tokensInHand(run)?.refresh_token !== undefined,

  missing(run) {
    return [
      ...(endpointInHand(run, 'token_endpoint')
        ? []
        : ['a token_endpoint: send discovery, or enter it by hand']),
      ...(tokensInHand(run)?.refresh_token
        ? []
        : ['a refresh token: the token response has brought none']),
      ...lackOfCredentials(run),
    ]
  },

  request(run) {
    return {
      method: 'POST',
      url: endpointInHand(run, 'token_endpoint') ?? '',
      query: [],
      ...authenticate(run, 'refresh', [
        ['grant_type', 'refresh_token'],
        ['refresh_token', tokensInHand(run)?.refresh_token ?? ''],
      ]),
    }
  },

  basedOn: (run) => tokensInHand(run)?.entry,
}

function asksToStay({ connection }: Run): boolean {
  return connection.scope.split(' ').includes('offline_access')
}
