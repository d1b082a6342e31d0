import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { readClientAuthentication } from '../../read-client-authentication.ts'
import { evidence, inRequest } from '../pointers.ts'
import { lacking, whenSent } from '../when.ts'
import { beginAgain } from './exchange-again.ts'

export const clientIdSame: Check = {
  id: 'token-request/client-id-same',
  title: 'The client that redeems the code is the one that asked for it',
  step: 'token-request',
  severity: 'error',
  specification: ['RFC6749-4.1.3', 'RFC6749-5.2'],

  test: ({ tokenRequest, authorizationRequest }) =>
    whenSent(tokenRequest, (sent) => {
      if (!authorizationRequest) return lacking('authorization request')
      const asked = parameter(authorizationRequest.parameters, 'client_id')
      const { client_ids } = readClientAuthentication(sent)
      if (asked === undefined || client_ids.length === 0)
        return notApplicable('There are no two values to compare.')
      const basic = sent.sentFields.every(([name]) => name !== 'client_id')
      const at = inRequest(sent, basic ? 'header.Authorization' : 'body.client_id')
      const found = evidence(at, asked, client_ids.join(' and '))
      return client_ids.every((client_id) => client_id === asked)
        ? pass(found)
        : fail(
            beginAgain('A code is bound to its client: use one client_id in both requests.'),
            found,
          )
    }),
}
