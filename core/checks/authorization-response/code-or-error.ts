import { type Check, fail, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { inCallback } from '../pointers.ts'
import { whenCalledBack } from '../when.ts'

export const codeOrError: Check = {
  id: 'authorization-response/code-or-error',
  title: 'The response brings a code or an error',
  step: 'authorization-response',
  severity: 'error',
  specification: ['RFC6749-4.1.2', 'RFC6749-4.1.2.1'],

  test: ({ authorizationResponse }) =>
    whenCalledBack(authorizationResponse, (callback) => {
      const has = (name: string) => Boolean(parameter(callback.parameters, name))
      const names = callback.parameters.map(([name]) => name).join(', ')
      if (has('code') || has('error'))
        return pass({ pointer: inCallback(callback, has('code') ? 'code' : 'error'), note: names })
      return fail(
        'Look at the address of the callback: something on the way dropped its query, it was opened by hand, or the answer stands behind the #. Then log in once more.',
        {
          pointer: inCallback(callback, 'code'),
          expected: 'code or error',
          found: names === '' ? 'no parameter at all' : names,
        },
      )
    }),
}
