import { type Check, fail, pass } from '../../check.ts'
import { askAgain, removeQuery } from '../ask-again.ts'
import { evidence, inRequest, remark } from '../pointers.ts'
import { repeatedNames } from '../repeated-names.ts'
import { whenAsked } from '../when.ts'

export const requestNoDuplicates: Check = {
  id: 'authorization-request/no-duplicates',
  title: 'No parameter of the request stands twice',
  step: 'authorization-request',
  severity: 'error',
  specification: ['RFC6749-3.1'],

  test: ({ authorizationRequest }) =>
    whenAsked(authorizationRequest, (request) => {
      const repeated = repeatedNames(request.parameters)
      if (repeated.length === 0)
        return pass(remark(inRequest(request, 'query'), `${request.parameters.length} parameters`))
      return fail(
        askAgain(
          'Leave the second one out; servers refuse the request, or each takes another of the two.',
          ...repeated.map((name) => removeQuery(name, 1)),
        ),
        ...repeated.map((name) =>
          evidence(inRequest(request, `query.${name}`), 'once', valuesOf(request, name)),
        ),
      )
    }),
}

function valuesOf(
  { parameters }: { readonly parameters: readonly (readonly [string, string])[] },
  name: string,
): string {
  return parameters.flatMap(([n, value]) => (n === name ? [value] : [])).join(' and ')
}
