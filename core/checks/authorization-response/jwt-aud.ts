import { type Check, fail, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { audiencesOf } from '../audiences-of.ts'
import { whenResponseJwt } from '../when-response-jwt.ts'

export const responseJwtAud: Check = {
  id: 'authorization-response/jwt-aud',
  title: 'The aud of the signed response is this client',
  step: 'authorization-response',
  severity: 'error',
  specification: ['JARM-2.1', 'JARM-2.4'],

  test: ({ authorizationResponse, authorizationRequest, run }) =>
    whenResponseJwt(authorizationResponse, ({ jwt, member }) => {
      const asked = parameter(authorizationRequest?.parameters ?? [], 'client_id')
      const client_id = asked ?? run.connection.client_id
      const found = member('claims', 'aud', client_id)
      return audiencesOf(jwt.claims).includes(client_id)
        ? pass(found)
        : fail('Use nothing of it: this response was made for another client.', found)
    }),
}
