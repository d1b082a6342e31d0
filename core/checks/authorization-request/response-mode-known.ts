import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { askAgain, removeQuery } from '../ask-again.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenAsked } from '../when.ts'

const known =
  /^(?:query|fragment|form_post|web_message|jwt|query\.jwt|fragment\.jwt|form_post\.jwt)$/

export const responseModeKnown: Check = {
  id: 'authorization-request/response-mode-known',
  title: 'The response_mode is a registered one',
  step: 'authorization-request',
  severity: 'error',
  specification: ['OAuth2-RT-2.1', 'OIDCC-3.1.2.1'],

  test: ({ authorizationRequest }) =>
    whenAsked(authorizationRequest, (request) => {
      const mode = parameter(request.parameters, 'response_mode')
      if (mode === undefined) return notApplicable('The request has no response_mode.')
      const at = inRequest(request, 'query.response_mode')
      const found = evidence(at, 'query, fragment or form_post', mode)
      return known.test(mode)
        ? pass(found)
        : fail(
            askAgain(
              'Leave response_mode out: a code comes in the query by default.',
              removeQuery('response_mode'),
            ),
            found,
          )
    }),
}
