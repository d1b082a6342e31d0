import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { absoluteUrl } from '../../host-privacy.ts'
import { askAgain } from '../ask-again.ts'
import { inRequest } from '../pointers.ts'
import { whenAsked } from '../when.ts'

export const endpointQueryKept: Check = {
  id: 'authorization-request/endpoint-query-kept',
  title: 'The authorization_endpoint’s own query is kept',
  step: 'authorization-request',
  severity: 'error',
  specification: ['RFC6749-3.1'],

  test: ({ authorizationRequest, metadata }) =>
    whenAsked(authorizationRequest, (request) => {
      const own = [...(absoluteUrl(metadata.authorization_endpoint)?.searchParams ?? [])]
      if (own.length === 0) return notApplicable('The endpoint has no query of its own.')
      const evidence = own.map(([name, value]) => ({
        pointer: inRequest(request, `query.${name}`),
        expected: value,
        found: request.front.find(([n]) => n === name)?.[1] ?? 'nothing',
      }))
      return evidence.every(({ expected, found }) => expected === found)
        ? pass(...evidence)
        : fail(
            askAgain('Add parameters to the endpoint’s query with &, and leave what it has.'),
            ...evidence,
          )
    }),
}
