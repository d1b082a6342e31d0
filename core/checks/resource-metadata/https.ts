import type { Check } from '../../check.ts'
import { judgeHttps } from '../judge-token-request.ts'

export const resourceMetadataHttps: Check = {
  id: 'resource-metadata/https',
  title: 'The metadata of the API are fetched over https, or stay on this machine',
  step: 'resource-metadata',
  severity: 'error',
  specification: ['RFC9728-3', 'RFC9728-7.1'],

  test: ({ resourceMetadata }) => judgeHttps(resourceMetadata),
}
