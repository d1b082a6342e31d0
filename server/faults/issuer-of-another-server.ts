import { changingMetadata } from './deviations.ts'
import type { Fault } from './fault.ts'

export const issuerOfAnotherServer: Fault = {
  id: 'issuer-of-another-server',
  title: 'The metadata names another server as its issuer',
  step: 'discovery',
  symptom: 'Careful clients stop before the login.',
  revealedBy: 'discovery-issuer-mismatch',
  settings: changingMetadata(() => ({ issuer: 'https://login.example.com/' })),
}
