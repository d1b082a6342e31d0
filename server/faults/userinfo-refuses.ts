import { jsonAnswer } from '../tenant/answer.ts'
import { answering } from './deviations.ts'
import type { Fault } from './fault.ts'

export const userinfoRefuses: Fault = {
  id: 'userinfo-refuses',
  title: 'The UserInfo Endpoint does not take the access token',
  step: 'userinfo',
  symptom: 'Logged in, and the profile is missing.',
  revealedBy: 'api-www-authenticate-invalid-token',
  settings: answering(
    'userinfo',
    jsonAnswer(
      401,
      { error: 'invalid_token' },
      { 'www-authenticate': 'Bearer error="invalid_token", error_description="token not found"' },
    ),
  ),
}
