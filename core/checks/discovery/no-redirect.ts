import type { Check } from '../../check.ts'
import { judgeNoRedirect } from '../judge-response.ts'

export const discoveryNoRedirect: Check = {
  id: 'discovery/no-redirect',
  title: 'The metadata document is answered without a redirect',
  step: 'discovery',
  severity: 'error',
  specification: ['OIDCD-4.2', 'RFC8414-3.2'],

  test: ({ discovery }) => judgeNoRedirect(discovery),
}
