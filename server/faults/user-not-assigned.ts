import { callingBackWith } from './deviations.ts'
import type { Fault } from './fault.ts'

export const userNotAssigned: Fault = {
  id: 'user-not-assigned',
  title: 'A policy of the server keeps this user from this client',
  step: 'authorization-response',
  symptom: 'The login ends with an error.',
  revealedBy: 'access-denied-by-policy',
  settings: callingBackWith('access_denied', 'A policy keeps this account from this application'),
}
