import { changingMetadata } from './deviations.ts'
import type { Fault } from './fault.ts'

export const issuerMissing: Fault = {
  id: 'issuer-missing',
  title: 'The metadata names no issuer',
  step: 'discovery',
  symptom: 'Careful clients stop before the login.',
  revealedBy: 'discovery/issuer-present',
  settings: changingMetadata(() => ({ issuer: undefined })),
}
