import { refusing } from './deviations.ts'
import type { Fault } from './fault.ts'

export const codeUsedElsewhere: Fault = {
  id: 'code-used-elsewhere',
  title: 'Somebody else redeems the code first',
  step: 'token-request',
  symptom: 'The login works and the exchange fails.',
  revealedBy: 'code-used-elsewhere',
  settings: refusing('authorization_code', 'invalid_grant', 'This code was redeemed before'),
}
