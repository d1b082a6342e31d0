import type { Check } from '../../check.ts'
import { judgeNoRedirect } from '../judge-response.ts'

export const revocationNoRedirect: Check = {
  id: 'revocation/no-redirect',
  title: 'The server answers the revocation request itself, without a redirect',
  step: 'revocation',
  severity: 'error',
  specification: ['RFC7009-2.2', 'RFC9110-15.4'],

  test: ({ revocation }) => judgeNoRedirect(revocation),
}
