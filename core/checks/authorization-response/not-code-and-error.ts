import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { evidence, inCallback } from '../pointers.ts'
import { whenCalledBack } from '../when.ts'

export const notCodeAndError: Check = {
  id: 'authorization-response/not-code-and-error',
  title: 'A response with an error brings no code',
  step: 'authorization-response',
  severity: 'error',
  specification: ['RFC6749-4.1.2.1'],

  test: ({ authorizationResponse }) =>
    whenCalledBack(authorizationResponse, (callback) => {
      const error = parameter(callback.parameters, 'error')
      const code = parameter(callback.parameters, 'code')
      if (!error) return notApplicable('The response is no error.')
      const at = inCallback(callback, 'code')
      return code === undefined
        ? pass(evidence(at, 'nothing', code))
        : fail(
            'Treat the response as the error it states, and do not redeem the code.',
            evidence(at, `nothing beside error=${error}`, code),
          )
    }),
}
