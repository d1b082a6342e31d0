import type { Check } from '../../check.ts'
import { judgeHttps } from '../judge-token-request.ts'

export const revocationHttps: Check = {
  id: 'revocation/https',
  title: 'The revocation request goes over https, or stays on this machine',
  step: 'revocation',
  severity: 'error',
  specification: ['RFC7009-2.1'],

  test: ({ revocation }) => judgeHttps(revocation),
}
