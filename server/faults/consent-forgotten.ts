import { callingBackWith } from './deviations.ts'
import type { Fault } from './fault.ts'

export const consentForgotten: Fault = {
  id: 'consent-forgotten',
  title: 'The server forgets the consent that the user gave',
  step: 'authorization-response',
  symptom: 'The login ends with an error.',
  revealedBy: 'prompt-none-consent-required',
  settings: callingBackWith('consent_required', 'End-User consent is needed'),
}
