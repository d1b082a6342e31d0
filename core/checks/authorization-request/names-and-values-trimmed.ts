import { type Check, fail, pass } from '../../check.ts'
import { askAgain } from '../ask-again.ts'
import { inRequest, remark } from '../pointers.ts'
import { whenAsked } from '../when.ts'

/** A scope's white space is judged with its syntax. */
export const namesAndValuesTrimmed: Check = {
  id: 'authorization-request/names-and-values-trimmed',
  title: 'No parameter’s name or value begins or ends with white space',
  step: 'authorization-request',
  severity: 'error',
  specification: ['RFC6749-4.1.1', 'RFC6749-B'],

  test: ({ authorizationRequest }) =>
    whenAsked(authorizationRequest, (request) => {
      const wrong = request.parameters.filter(
        ([name, value]) =>
          /\s/.test(name) ||
          (value !== value.trim() && name !== 'scope' && name !== 'redirect_uri'),
      )
      if (wrong.length === 0)
        return pass(remark(inRequest(request, 'query'), `${request.parameters.length} parameters`))
      return fail(
        askAgain('Remove the white space; it often comes along when a value is copied.'),
        ...wrong.map(([name, value]) => ({
          pointer: inRequest(request, `query.${name}`),
          expected: `“${name.trim()}” = “${value.trim()}”`,
          found: `“${name}” = “${value}”`,
        })),
      )
    }),
}
