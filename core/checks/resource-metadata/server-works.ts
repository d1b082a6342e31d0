import type { Check } from '../../check.ts'
import { judgeServerWorks } from '../judge-response.ts'

export const resourceMetadataServerWorks: Check = {
  id: 'resource-metadata/server-works',
  title: 'The API answers for its metadata without a failure of its own',
  step: 'resource-metadata',
  severity: 'error',
  specification: ['RFC9728-3.2', 'RFC9110-15.6'],

  test: ({ resourceMetadata }) => judgeServerWorks(resourceMetadata),
}
