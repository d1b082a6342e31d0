import { grantOf } from '../connection.ts'
import { callbackInHand } from '../in-hand.ts'
import type { Step } from '../step.ts'

export const authorizationResponse: Step = {
  name: 'authorization-response',
  title: 'Authorization response',
  summary: 'The browser brings the one-time code back to the client’s redirection endpoint.',
  phase: 'Authorize',
  specification: 'RFC6749-4.1.2',
  channel: 'front',
  between: ['authorization-server', 'browser'],

  belongs: ({ connection }) => grantOf(connection) === 'authorization_code',

  missing(run) {
    return callbackInHand(run) ? [] : ['the redirect back: finish logging in']
  },
}
