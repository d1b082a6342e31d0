import { refusing } from './deviations.ts'
import type { Fault } from './fault.ts'

export const refreshNotAllowed: Fault = {
  id: 'refresh-not-allowed',
  title: 'The grant refresh_token is switched off for this client',
  step: 'refresh',
  symptom: 'Everything works until the first refresh.',
  revealedBy: 'grant-type-not-allowed-for-client',
  settings: refusing(
    'refresh_token',
    'unauthorized_client',
    'This client may not use this grant',
    403,
  ),
}
