import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { readClientAuthentication } from '../../read-client-authentication.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenSent } from '../when.ts'
import { refreshAgain } from './refresh-again.ts'

export const refreshClientIdSame: Check = {
  id: 'refresh/client-id-same',
  title: 'The client that refreshes is the one that the refresh token was given to',
  step: 'refresh',
  severity: 'error',
  specification: ['RFC6749-6', 'RFC6749-10.4'],

  test: ({ refresh, tokenRequest, authorizationRequest }) =>
    whenSent(refresh, (sent) => {
      const asked = parameter(authorizationRequest?.parameters ?? [], 'client_id')
      const redeemed = tokenRequest && readClientAuthentication(tokenRequest).client_ids[0]
      const expected = redeemed ?? asked
      const { client_ids } = readClientAuthentication(sent)
      if (expected === undefined || client_ids.length === 0)
        return notApplicable('There are no two values to compare.')
      const found = evidence(inRequest(sent, 'body.client_id'), expected, client_ids.join(' and '))
      return client_ids.every((client_id) => client_id === expected)
        ? pass(found)
        : fail(refreshAgain('A refresh token is bound to its client: use that client_id.'), found)
    }),
}
