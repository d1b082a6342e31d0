import { type Check, fail, pass } from '../../check.ts'
import { evidence, inCallback, remark } from '../pointers.ts'
import { repeatedNames } from '../repeated-names.ts'
import { whenCalledBack } from '../when.ts'

export const responseNoDuplicates: Check = {
  id: 'authorization-response/no-duplicates',
  title: 'No parameter of the response stands twice',
  step: 'authorization-response',
  severity: 'error',
  specification: ['RFC6749-3.1', 'RFC9700-4.5'],

  test: ({ authorizationResponse }) =>
    whenCalledBack(authorizationResponse, (callback) => {
      const repeated = repeatedNames(callback.parameters)
      return repeated.length === 0
        ? pass(remark({ entry: callback.entry.id, part: 'callback' }, 'none repeats'))
        : fail(
            'Reject such a response: it is not told which of the values counts. Look whether the redirect_uri has a parameter of that name itself.',
            ...repeated.map((name) =>
              evidence(inCallback(callback, name), 'once', 'several times'),
            ),
          )
    }),
}
