import { callingBackWith } from './deviations.ts'
import type { Fault } from './fault.ts'

export const scopeNotKnown: Fault = {
  id: 'scope-not-known',
  title: 'The server does not know a scope that its metadata lists',
  step: 'authorization-response',
  symptom: 'The login ends with an error.',
  revealedBy: 'scope-unknown',
  settings: callingBackWith(
    'invalid_scope',
    'The requested scope is invalid, unknown, or malformed',
  ),
}
