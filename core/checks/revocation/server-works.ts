import type { Check } from '../../check.ts'
import { judgeServerWorks } from '../judge-response.ts'

export const revocationServerWorks: Check = {
  id: 'revocation/server-works',
  title: 'The server answers the revocation request without a failure of its own',
  step: 'revocation',
  severity: 'error',
  specification: ['RFC7009-2.2', 'RFC9110-15.6'],

  test: ({ revocation }) => judgeServerWorks(revocation),
}
