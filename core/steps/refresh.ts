import { authenticate, lackOfCredentials } from '../client-authentication.ts'
import { grantOf } from '../connection.ts'
import type { Value } from '../http.ts'
import { lackOfProofKey, withProof } from '../dpop.ts'
import { endpointInHand, tokensInHand } from '../in-hand.ts'
import type { Run } from '../run.ts'
import type { Step } from '../step.ts'
import { lackOf } from './grant-fields.ts'

export const refresh: Step = {
  name: 'refresh',
  title: 'Refresh request',
  summary: 'The client gets a new access token without asking the user again.',
  phase: 'Refresh',
  specification: 'RFC6749-6',
  channel: 'back',
  between: ['client', 'authorization-server'],

  belongs: (run) =>
    isPasted(run) || asksToStay(run) || tokensInHand(run)?.refresh_token !== undefined,

  missing(run) {
    return [
      ...(endpointInHand(run, 'token_endpoint')
        ? []
        : ['a token_endpoint: send discovery, or enter it by hand']),
      ...lackOfToken(run),
      ...lackOfCredentials(run),
      ...lackOfProofKey(run),
    ]
  },

  request(run) {
    return withProof(run, 'refresh', {
      method: 'POST',
      url: endpointInHand(run, 'token_endpoint') ?? '',
      query: [],
      ...authenticate(run, 'refresh', [
        ['grant_type', 'refresh_token'],
        ['refresh_token', tokensInHand(run)?.refresh_token ?? pastedToken(run)],
      ]),
    })
  },

  basedOn: (run) => tokensInHand(run)?.entry,
}

/** The run begins with a refresh token that the person has from elsewhere. */
function isPasted({ connection }: Run): boolean {
  return grantOf(connection) === 'refresh_token'
}

function pastedToken(run: Run): Value {
  return isPasted(run) ? { secret: 'refresh_token' } : ''
}

function lackOfToken(run: Run): string[] {
  if (tokensInHand(run)?.refresh_token) return []
  return isPasted(run)
    ? lackOf(run, 'refresh_token', 'the refresh token: enter it in the connection')
    : ['a refresh token: the token response has brought none']
}

function asksToStay({ connection }: Run): boolean {
  return (
    grantOf(connection) !== 'client_credentials' &&
    connection.scope.split(' ').includes('offline_access')
  )
}
