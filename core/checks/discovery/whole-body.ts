import type { Check } from '../../check.ts'
import { judgeWhole } from '../judge-response.ts'

export const discoveryWholeBody: Check = {
  id: 'discovery/whole-body',
  title: 'The metadata document arrives whole',
  step: 'discovery',
  severity: 'error',
  specification: ['RFC9112-8', 'RFC9110-8.4'],

  test: ({ discovery }) => judgeWhole(discovery),
}
