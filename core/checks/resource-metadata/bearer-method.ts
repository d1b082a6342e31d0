import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { evidence, inResponse } from '../pointers.ts'
import { listOf } from '../read-list.ts'
import { whenGranted } from '../when.ts'

export const resourceMetadataBearerMethod: Check = {
  id: 'resource-metadata/bearer-method',
  title: 'The API takes the token in the header, where it was sent',
  step: 'resource-metadata',
  severity: 'error',
  specification: ['RFC9728-2', 'RFC6750-2'],

  test: ({ resourceMetadata }) =>
    whenGranted(resourceMetadata, ({ response, members }) => {
      const methods = listOf(members['bearer_methods_supported'])
      if (!methods) return notApplicable('The metadata do not say how the token is to be sent.')
      const at = inResponse(response, 'json.bearer_methods_supported')
      const found = evidence(at, 'header', methods.join(', ') || 'none')
      return methods.includes('header')
        ? pass(found)
        : fail(
            `Send the token as the API wants it: ${methods.join(', ') || 'it takes none at all'}. Edit the API request accordingly.`,
            found,
          )
    }),
}
