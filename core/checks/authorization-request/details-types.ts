import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { readDetails } from '../asked-details.ts'
import { evidence, inRequest } from '../pointers.ts'
import { listOf } from '../read-list.ts'
import { whenAsked } from '../when.ts'

export const detailsTypes: Check = {
  id: 'authorization-request/details-types',
  title: 'Every type in authorization_details is one that the server lists',
  step: 'authorization-request',
  severity: 'warning',
  specification: ['RFC9396-10', 'RFC9396-5'],

  test: ({ authorizationRequest, metadata }) =>
    whenAsked(authorizationRequest, (request) => {
      const details = readDetails(parameter(request.parameters, 'authorization_details'))
      const listed = listOf(metadata.authorization_details_types_supported)
      if (!details) return notApplicable('Nothing that can be read is asked for in detail.')
      if (!listed) return notApplicable('The metadata list no types.')
      const types = details.map(({ type }) => type)
      const found = evidence(
        inRequest(request, 'query.authorization_details'),
        listed.join(', '),
        types.join(', '),
      )
      const unknown = types.filter((type) => !listed.includes(type))
      return unknown.length === 0
        ? pass(found)
        : fail(`Compare the spelling of ${unknown.join(', ')} with the server’s list.`, found)
    }),
}
