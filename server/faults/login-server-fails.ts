import { callingBackWith } from './deviations.ts'
import type { Fault } from './fault.ts'

export const loginServerFails: Fault = {
  id: 'login-server-fails',
  title: 'The server fails after the login',
  step: 'authorization-response',
  symptom: 'The login ends with an error.',
  revealedBy: 'server-error-from-as',
  settings: callingBackWith(
    'server_error',
    'An unexpected error occurred while running the login flow',
  ),
}
