import type { Check } from '../../check.ts'
import { judgeMediaType } from '../judge-response.ts'

export const refreshMediaType: Check = {
  id: 'refresh/media-type',
  title: 'The response says that it is JSON',
  step: 'refresh',
  severity: 'warning',
  specification: ['RFC6749-6', 'RFC6749-5.1'],

  test: ({ refresh }) => judgeMediaType(refresh),
}
