import type { Check } from '../../check.ts'
import { judgeOneAuthentication } from '../judge-token-request.ts'

export const revocationOneAuthentication: Check = {
  id: 'revocation/one-authentication',
  title: 'The client authenticates at revocation by one method only',
  step: 'revocation',
  severity: 'error',
  specification: ['RFC7009-2.1', 'RFC6749-2.3'],

  test: ({ revocation }) => judgeOneAuthentication(revocation),
}
