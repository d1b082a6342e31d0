import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { inCallback, remark } from '../pointers.ts'
import { whenCalledBack } from '../when.ts'

export const responseNoTokens: Check = {
  id: 'authorization-response/no-tokens',
  title: 'The response to a request for a code holds no token',
  step: 'authorization-response',
  severity: 'error',
  specification: ['RFC6749-4.1.2', 'RFC9700-2.1.2'],

  test: ({ authorizationRequest, authorizationResponse }) =>
    whenCalledBack(authorizationResponse, (callback) => {
      const type = parameter(authorizationRequest?.parameters ?? [], 'response_type')
      if (type !== 'code') return notApplicable('The request asked for more than a code.')
      const tokens = ['access_token', 'id_token', 'refresh_token'].filter(
        (name) => parameter(callback.parameters, name) !== undefined,
      )
      return tokens.length === 0
        ? pass(remark({ entry: callback.entry.id, part: 'callback' }, 'no token'))
        : fail(
            'Do not use a token that comes this way: anybody can put one into a link. Check which response type the client is registered for.',
            ...tokens.map((name) => ({
              pointer: inCallback(callback, name),
              expected: 'absent',
              found: 'present',
            })),
          )
    }),
}
