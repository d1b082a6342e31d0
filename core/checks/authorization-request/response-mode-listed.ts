import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { askAgain, removeQuery } from '../ask-again.ts'
import { evidence, inRequest } from '../pointers.ts'
import { listOf } from '../read-list.ts'
import { whenAsked } from '../when.ts'

/** Once a callback came, the server has shown what it supports. */
export const responseModeListed: Check = {
  id: 'authorization-request/response-mode-listed',
  title: 'The response_mode is one that the server lists',
  step: 'authorization-request',
  severity: 'warning',
  specification: ['RFC8414-2', 'OAuth2-RT-2.1'],

  test: ({ authorizationRequest, authorizationResponse, metadata }) =>
    whenAsked(authorizationRequest, (request) => {
      const mode = parameter(request.parameters, 'response_mode')
      const list = listOf(metadata.response_modes_supported)
      if (mode === undefined || !list) return notApplicable('There is no mode, or no list of them.')
      const at = inRequest(request, 'query.response_mode')
      const found = evidence(at, list.join(', '), mode)
      if (list.includes(mode) || authorizationResponse) return pass(found)
      return fail(
        askAgain(
          'Ask for a mode the server lists, or leave response_mode out.',
          removeQuery('response_mode'),
        ),
        found,
      )
    }),
}
