import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { evidence, inCallback } from '../pointers.ts'
import { whenCalledBack } from '../when.ts'

export const responseJwtAsAsked: Check = {
  id: 'authorization-response/jwt-as-asked',
  title: 'The response is signed where that was asked for',
  step: 'authorization-response',
  severity: 'error',
  specification: ['JARM-2.3', 'JARM-4'],

  test: ({ authorizationRequest, authorizationResponse }) =>
    whenCalledBack(authorizationResponse, (callback) => {
      const mode = parameter(authorizationRequest?.parameters ?? [], 'response_mode') ?? ''
      if (!/(?:^|\.)jwt$/.test(mode)) return notApplicable('No signed response was asked for.')
      const kind = callback.jwt ? 'a JWT' : 'plain parameters'
      const found = evidence(inCallback(callback, 'response'), 'a JWT', kind)
      return callback.jwt
        ? pass(found)
        : fail(
            'Use nothing of it: without a signature anybody can have made this response. Ask the server’s operator whether it supports JARM for this client.',
            found,
          )
    }),
}
