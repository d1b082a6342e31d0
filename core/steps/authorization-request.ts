import { grantOf } from '../connection.ts'
import { endpointInHand, pushedInHand } from '../in-hand.ts'
import type { Run } from '../run.ts'
import type { Step } from '../step.ts'
import { askedFor, lackOfSigningKey } from './asked-for.ts'

export const authorizationRequest: Step = {
  name: 'authorization-request',
  title: 'Authorization request',
  summary: 'The client sends the browser to the authorization server, to ask the user for a code.',
  phase: 'Authorize',
  specification: 'RFC6749-4.1.1',
  channel: 'front',
  between: ['browser', 'authorization-server'],

  belongs: ({ connection }) => grantOf(connection) === 'authorization_code',

  missing(run) {
    const { client_id, redirect_uri } = run.connection
    const endpoint = endpointInHand(run, 'authorization_endpoint')
    return [
      ...(endpoint ? [] : ['an authorization_endpoint: send discovery, or enter it by hand']),
      ...(client_id ? [] : ['a client_id: enter it in the connection']),
      ...(redirect_uri ? [] : ['a redirect_uri: enter it in the connection']),
      ...(run.connection.pushed ? lackOfPushed(run) : lackOfSigningKey(run)),
    ]
  },

  request(run) {
    const { client_id, pushed } = run.connection
    return {
      method: 'GET',
      url: endpointInHand(run, 'authorization_endpoint') ?? '',
      // RFC 9126 §4: all else was said over the back channel.
      query: pushed
        ? [
            ['client_id', client_id],
            ['request_uri', pushedInHand(run)?.request_uri ?? ''],
          ]
        : askedFor(run, 'authorization-request'),
      headers: [],
    }
  },

  basedOn: (run) => (run.connection.pushed ? pushedInHand(run)?.entry : undefined),
}

function lackOfPushed(run: Run): string[] {
  return pushedInHand(run) ? [] : ['a request_uri: push the authorization request first']
}
