import type { Check } from '../../check.ts'
import { judgeMediaType } from '../judge-response.ts'

export const discoveryMediaType: Check = {
  id: 'discovery/media-type',
  title: 'The metadata document says that it is JSON',
  step: 'discovery',
  severity: 'warning',
  specification: ['OIDCD-4.2', 'RFC8414-3.2'],

  test: ({ discovery }) => judgeMediaType(discovery),
}
