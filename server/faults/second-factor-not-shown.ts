import { callingBackWith } from './deviations.ts'
import type { Fault } from './fault.ts'

export const secondFactorNotShown: Fault = {
  id: 'second-factor-not-shown',
  title: 'A policy asks for a second factor that the server does not ask the user for',
  step: 'authorization-response',
  symptom: 'The login ends with an error.',
  revealedBy: 'prompt-none-interaction-required',
  settings: callingBackWith('interaction_required', 'Another factor is needed'),
}
