import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { askAgain, setQuery } from '../ask-again.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenAsked } from '../when.ts'

export const codeOnly: Check = {
  id: 'authorization-request/code-only',
  title: 'The request asks for no token over the front channel',
  step: 'authorization-request',
  severity: 'advice',
  specification: ['RFC9700-2.1.2'],

  test: ({ authorizationRequest }) =>
    whenAsked(authorizationRequest, (request) => {
      const type = parameter(request.parameters, 'response_type')
      if (type === undefined) return notApplicable('The request has no response_type.')
      const found = evidence(inRequest(request, 'query.response_type'), 'code alone', type)
      return type !== 'code'
        ? fail(
            askAgain(
              'Legacy: a token in a URL leaks through history and referrers, and nothing ties an access token there to who asked. Ask for the code alone.',
              setQuery('response_type', 'code'),
            ),
            found,
          )
        : pass(found)
    }),
}
