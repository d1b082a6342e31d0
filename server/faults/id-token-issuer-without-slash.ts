import { changingIdToken } from './deviations.ts'
import type { Fault } from './fault.ts'

export const idTokenIssuerWithoutSlash: Fault = {
  id: 'id-token-issuer-without-slash',
  title: 'The iss of the ID Token lacks the slash at its end',
  step: 'id-token',
  symptom: 'The client refuses the login.',
  revealedBy: 'idtoken-issuer-mismatch',
  settings: changingIdToken((_claims, { issuer }) => ({ iss: issuer.slice(0, -1) })),
}
