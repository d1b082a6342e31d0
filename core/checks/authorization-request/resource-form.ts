import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { absoluteUrl } from '../../host-privacy.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenAsked } from '../when.ts'

export const resourceForm: Check = {
  id: 'authorization-request/resource-form',
  title: 'Each resource is an absolute URI without a fragment',
  step: 'authorization-request',
  severity: 'error',
  specification: ['RFC8707-2'],

  test: ({ authorizationRequest }) =>
    whenAsked(authorizationRequest, (request) => {
      const resources = request.parameters.flatMap(([name, value]) =>
        name === 'resource' ? [value] : [],
      )
      if (resources.length === 0) return notApplicable('The request names no resource.')
      const at = inRequest(request, 'query.resource')
      const found = resources.map((value) => evidence(at, 'an absolute URI without #', value))
      // At Entra ID's first endpoint a resource may be a GUID.
      const right = (value: string) =>
        (absoluteUrl(value) && !value.includes('#')) || /^[\da-f-]{36}$/i.test(value)
      return resources.every(right)
        ? pass(...found)
        : fail(
            'Send the API’s identifier as an absolute URI, such as https://api.example.com/.',
            ...found,
          )
    }),
}
