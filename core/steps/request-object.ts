import { grantOf } from '../connection.ts'
import { noticesOf } from '../notices.ts'
import type { Step } from '../step.ts'

export const requestObject: Step = {
  name: 'request-object',
  title: 'Request object',
  summary:
    'The authorization server fetches what is asked for, at the address that the browser brought.',
  phase: 'Authorize',
  specification: 'RFC9101-5.2.3',
  channel: 'back',
  between: ['authorization-server', 'client'],
  optional: true,

  belongs: ({ connection }) =>
    connection.requestObject?.servedFrom !== undefined &&
    connection.pushed !== true &&
    grantOf(connection) === 'authorization_code',

  missing(run) {
    return noticesOf(run, 'request-object').length > 0
      ? []
      : ['a request of the authorization server, which comes while the browser is there']
  },
}
