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
    "Grant type 'authorization_code' not allowed for the client.",
    403,
  ),
}
