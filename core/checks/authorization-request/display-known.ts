import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenAsked } from '../when.ts'

const known: ReadonlySet<string> = new Set(['page', 'popup', 'touch', 'wap'])

export const displayKnown: Check = {
  id: 'authorization-request/display-known',
  title: 'The display is one that OpenID Connect defines',
  step: 'authorization-request',
  severity: 'advice',
  specification: ['OIDCC-3.1.2.1'],

  test: ({ authorizationRequest }) =>
    whenAsked(authorizationRequest, (request) => {
      const display = parameter(request.parameters, 'display')
      if (!display) return notApplicable('The request has no display.')
      const found = evidence(inRequest(request, 'query.display'), [...known].join(', '), display)
      return known.has(display)
        ? pass(found)
        : fail('Send one of those, or leave it out: most servers show the same page anyway.', found)
    }),
}
