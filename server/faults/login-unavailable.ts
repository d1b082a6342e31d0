import { callingBackWith } from './deviations.ts'
import type { Fault } from './fault.ts'

export const loginUnavailable: Fault = {
  id: 'login-unavailable',
  title: 'The server is in maintenance',
  step: 'authorization-response',
  symptom: 'The login ends with an error.',
  revealedBy: 'temporarily-unavailable',
  settings: callingBackWith(
    'temporarily_unavailable',
    'The authorization server is down for maintenance, try again later',
  ),
}
