import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { evidence, inCallback } from '../pointers.ts'
import { whenCalledBack } from '../when.ts'

export const responseIssPresent: Check = {
  id: 'authorization-response/iss-present',
  title: 'A server that promises iss in its responses sends it',
  step: 'authorization-response',
  severity: 'error',
  specification: ['RFC9207-2.4', 'RFC9207-3'],

  test: ({ authorizationResponse, metadata }) =>
    whenCalledBack(authorizationResponse, (callback) => {
      if (metadata.authorization_response_iss_parameter_supported !== true)
        return notApplicable('The metadata does not promise iss.')
      if (parameter(callback.parameters, 'id_token'))
        return notApplicable(
          'The ID Token beside it names the issuer, and another check compares it.',
        )
      const iss = parameter(callback.parameters, 'iss')
      const found = evidence(inCallback(callback, 'iss'), 'the issuer', iss)
      return iss
        ? pass(found)
        : fail(
            'Reject the response: without iss it may come from another server (mix-up). If it is the right one, its operator has to send iss, or not promise it.',
            found,
          )
    }),
}
