import { type Check, fail, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { inCallback } from '../pointers.ts'
import { whenCalledBack } from '../when.ts'

export const codeOrError: Check = {
  id: 'authorization-response/code-or-error',
  title: 'The response brings what was asked for, or an error',
  step: 'authorization-response',
  severity: 'error',
  specification: ['RFC6749-4.1.2', 'RFC6749-4.1.2.1'],

  test: ({ authorizationRequest, authorizationResponse }) =>
    whenCalledBack(authorizationResponse, (callback) => {
      const type = parameter(authorizationRequest?.parameters ?? [], 'response_type') ?? 'code'
      const asked = type.split(' ').map((word) => (word === 'token' ? 'access_token' : word))
      const has = (name: string) => Boolean(parameter(callback.parameters, name))
      const names = callback.parameters.map(([name]) => name).join(', ')
      if (has('error')) return pass({ pointer: inCallback(callback, 'error'), note: names })
      const lacking = asked.find((name) => !has(name)) ?? ''
      if (lacking === '')
        return pass({ pointer: inCallback(callback, asked[0] ?? 'code'), note: names })
      return fail(
        'Look at the address of the callback: something on the way dropped its query, it was opened by hand, or the answer stands behind the #. Then log in once more.',
        {
          pointer: inCallback(callback, lacking),
          expected: `${lacking} or error`,
          found: names === '' ? 'no parameter at all' : names,
        },
      )
    }),
}
