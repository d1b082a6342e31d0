import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { askAgain, setQuery } from '../ask-again.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenAsked } from '../when.ts'

export const promptNoneAlone: Check = {
  id: 'authorization-request/prompt-none-alone',
  title: 'prompt=none stands alone',
  step: 'authorization-request',
  severity: 'error',
  specification: ['OIDCC-3.1.2.1'],

  test: ({ authorizationRequest }) =>
    whenAsked(authorizationRequest, (request) => {
      const prompt = parameter(request.parameters, 'prompt')
      const values = prompt?.split(' ').filter((value) => value !== '') ?? []
      if (!values.includes('none')) return notApplicable('The request does not say prompt=none.')
      const found = evidence(inRequest(request, 'query.prompt'), 'none alone', prompt)
      const rest = values.filter((value) => value !== 'none').join(' ')
      return rest === ''
        ? pass(found)
        : fail(
            askAgain(
              `Send prompt=none or prompt=${rest}: silence and a page exclude each other.`,
              setQuery('prompt', rest),
            ),
            found,
          )
    }),
}
