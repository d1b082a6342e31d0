import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { isRemoved } from '../../is-removed.ts'
import { evidence, inCallback } from '../pointers.ts'
import { whenCalledBack } from '../when.ts'

/** In a query a `+` is a space, so a server that does not encode its code loses one. */
export const codeCharacters: Check = {
  id: 'authorization-response/code-characters',
  title: 'The code holds no space and no control character',
  step: 'authorization-response',
  severity: 'error',
  specification: ['RFC6749-A.11', 'RFC6749-B'],

  test: ({ authorizationResponse }) =>
    whenCalledBack(authorizationResponse, (callback) => {
      const code = parameter(callback.parameters, 'code')
      if (!code) return notApplicable('The response brings no code.')
      if (isRemoved(code)) return notApplicable('The code was taken out of the trace.')
      const at = inCallback(callback, 'code')
      const found = evidence(at, 'printable characters without a space', JSON.stringify(code))
      return /^[\x21-\x7e]+$/.test(code)
        ? pass(found)
        : fail(
            'Compare the code with the address bar. A space is usually a + that was not sent as %2B, or came in by copying.',
            found,
          )
    }),
}
