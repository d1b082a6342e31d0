import { refusing } from './deviations.ts'
import type { Fault } from './fault.ts'

export const codeOfAnotherClient: Fault = {
  id: 'code-of-another-client',
  title: 'The server ties the code to another client',
  step: 'token-request',
  symptom: 'The login works and the exchange fails.',
  revealedBy: 'code-bound-otherwise',
  settings: refusing(
    'authorization_code',
    'invalid_grant',
    'The code was issued to another client',
  ),
}
