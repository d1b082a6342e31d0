import { refusing } from './deviations.ts'
import type { Fault } from './fault.ts'

export const refreshTokenRevoked: Fault = {
  id: 'refresh-token-revoked',
  title: 'The refresh token is revoked as soon as it is issued',
  step: 'refresh',
  symptom: 'Everything works until the first refresh.',
  revealedBy: 'refresh-token-expired-or-revoked',
  settings: refusing('refresh_token', 'invalid_grant', 'The refresh token is expired or revoked'),
}
