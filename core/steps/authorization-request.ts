import type { Field } from '../http.ts'
import { drawnInHand, endpointInHand } from '../in-hand.ts'
import { type Connection, isOpenId, scopeOnWire } from '../connection.ts'
import type { Run } from '../run.ts'
import type { Step } from '../step.ts'

export const authorizationRequest: Step = {
  name: 'authorization-request',
  title: 'Authorization request',
  summary: 'The client sends the browser to the authorization server, to ask the user for a code.',
  phase: 'Authorize',
  specification: 'RFC6749-4.1.1',
  channel: 'front',
  between: ['browser', 'authorization-server'],

  missing(run) {
    const { client_id, redirect_uri } = run.connection
    const endpoint = endpointInHand(run, 'authorization_endpoint')
    return [
      ...(endpoint ? [] : ['an authorization_endpoint: send discovery, or enter it by hand']),
      ...(client_id ? [] : ['a client_id: enter it in the connection']),
      ...(redirect_uri ? [] : ['a redirect_uri: enter it in the connection']),
    ]
  },

  request(run) {
    return {
      method: 'GET',
      url: endpointInHand(run, 'authorization_endpoint') ?? '',
      query: parametersOf(run),
      headers: [],
    }
  },
}

function parametersOf(run: Run): Field[] {
  const { connection } = run
  const drawn = drawnInHand(run)
  return [
    ['response_type', 'code'],
    ['client_id', connection.client_id],
    ['redirect_uri', connection.redirect_uri],
    ...present('scope', scopeOnWire(connection)),
    ...present('audience', connection.audience),
    ...present('state', drawn['state']),
    ...(sendsNonce(connection) ? present('nonce', drawn['nonce']) : []),
    ...challengeOf(connection.pkce, drawn),
    ...connection.authorizationParameters,
  ]
}

function sendsNonce(connection: Connection): boolean {
  return isOpenId(connection) && connection.nonce !== 'off'
}

/** RFC 7636 §4.3; with `plain` the challenge is the verifier itself. */
function challengeOf(
  method: Run['connection']['pkce'],
  drawn: Readonly<Record<string, string>>,
): Field[] {
  if (method === 'off') return []
  const challenge = method === 'S256' ? drawn['code_challenge'] : drawn['code_verifier']
  return [
    ['code_challenge', challenge ?? ''],
    ['code_challenge_method', method],
  ]
}

function present(name: string, value: string | undefined): Field[] {
  return value ? [[name, value]] : []
}
