import { callingBackWith } from './deviations.ts'
import type { Fault } from './fault.ts'

export const codeFlowSwitchedOff: Fault = {
  id: 'code-flow-switched-off',
  title: 'The response type code is switched off for this client',
  step: 'authorization-response',
  symptom: 'The login ends with an error.',
  revealedBy: 'unauthorized-client-flow',
  settings: callingBackWith('unauthorized_client', 'This client is registered for another flow'),
}
