import { changingCallback } from './deviations.ts'
import type { Fault } from './fault.ts'

export const codeTwice: Fault = {
  id: 'code-twice',
  title: 'The response brings two codes',
  step: 'authorization-response',
  symptom: 'Some clients work and some do not.',
  revealedBy: 'authorization-response/no-duplicates',
  settings: changingCallback((parameters) => parameters.append('code', 'of-another-login')),
}
