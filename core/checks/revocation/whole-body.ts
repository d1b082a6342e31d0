import type { Check } from '../../check.ts'
import { judgeWhole } from '../judge-response.ts'

export const revocationWholeBody: Check = {
  id: 'revocation/whole-body',
  title: 'The answer to the revocation request arrives whole',
  step: 'revocation',
  severity: 'error',
  specification: ['RFC9112-8', 'RFC9110-8.4'],

  test: ({ revocation }) => judgeWhole(revocation),
}
