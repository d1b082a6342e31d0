import { changingMetadata } from './deviations.ts'
import type { Fault } from './fault.ts'

export const issuerWithoutSlash: Fault = {
  id: 'issuer-without-slash',
  title: 'The metadata names the issuer without the slash at its end',
  step: 'discovery',
  symptom: 'Careful clients stop before the login.',
  revealedBy: 'discovery-issuer-mismatch',
  settings: changingMetadata((_metadata, { issuer }) => ({ issuer: issuer.slice(0, -1) })),
}
