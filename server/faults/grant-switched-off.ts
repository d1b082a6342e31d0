import { refusing } from './deviations.ts'
import type { Fault } from './fault.ts'

export const grantSwitchedOff: Fault = {
  id: 'grant-switched-off',
  title: 'The grant authorization_code is switched off for this client',
  step: 'token-request',
  symptom: 'The login works and the exchange fails.',
  revealedBy: 'grant-type-not-allowed-for-client',
  settings: refusing(
    'authorization_code',
    'unauthorized_client',
    'This client may not use this grant',
    403,
  ),
}
