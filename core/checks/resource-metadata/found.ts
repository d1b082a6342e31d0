import { type Check, fail, pass } from '../../check.ts'
import { asObject } from '../../read-json.ts'
import { evidence, inResponse } from '../pointers.ts'
import { whenBody } from '../when.ts'

export const resourceMetadataFound: Check = {
  id: 'resource-metadata/found',
  title: 'The metadata lie where the API’s challenge says: 200 and a JSON object',
  step: 'resource-metadata',
  severity: 'error',
  specification: ['RFC9728-3.2', 'RFC9728-5.1'],

  test: ({ resourceMetadata }) =>
    whenBody(resourceMetadata, (response) => {
      const { status } = response.entry.response
      const isObject = asObject(response.json.value) !== undefined
      const found = evidence(
        inResponse(response, status === 200 ? 'body' : 'status'),
        '200 and a JSON object',
        `${status} and ${isObject ? 'a JSON object' : 'something else'}`,
      )
      return status === 200 && isObject
        ? pass(found)
        : fail(
            'The API has to publish its metadata at the address that it names in resource_metadata: for https://api.example/v1 that is https://api.example/.well-known/oauth-protected-resource/v1.',
            found,
          )
    }),
}
