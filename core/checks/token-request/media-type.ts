import type { Check } from '../../check.ts'
import { judgeMediaType } from '../judge-response.ts'

export const tokenMediaType: Check = {
  id: 'token-request/media-type',
  title: 'The response says that it is JSON',
  step: 'token-request',
  severity: 'warning',
  specification: ['RFC6749-5.1'],

  test: ({ tokenRequest }) => judgeMediaType(tokenRequest),
}
