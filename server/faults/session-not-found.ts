import { callingBackWith } from './deviations.ts'
import type { Fault } from './fault.ts'

export const sessionNotFound: Fault = {
  id: 'session-not-found',
  title: 'The server does not find the session that prompt=none needs',
  step: 'authorization-response',
  symptom: 'Logged in, and told that one is not.',
  revealedBy: 'prompt-none-login-required',
  connection: { authorizationParameters: [['prompt', 'none']] },
  settings: callingBackWith('login_required', 'End-User authentication is needed'),
}
