import { callingBackWith } from './deviations.ts'
import type { Fault } from './fault.ts'

export const scopeNotKnown: Fault = {
  id: 'scope-not-known',
  title: 'The server does not let this client ask for read:contacts',
  step: 'authorization-response',
  symptom: 'The login ends with an error.',
  revealedBy: 'scope-not-allowed-for-client',
  settings: callingBackWith('invalid_scope', 'No such scope: read:contacts'),
}
