import { changingCallback } from './deviations.ts'
import type { Fault } from './fault.ts'

export const codeEmpty: Fault = {
  id: 'code-empty',
  title: 'The code that comes back is empty',
  step: 'authorization-response',
  symptom: 'The login works and nothing comes of it.',
  revealedBy: 'authorization-response/code-or-error',
  settings: changingCallback((parameters) => parameters.set('code', '')),
}
