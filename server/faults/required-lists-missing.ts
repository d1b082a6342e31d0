import { changingMetadata } from './deviations.ts'
import type { Fault } from './fault.ts'

export const requiredListsMissing: Fault = {
  id: 'required-lists-missing',
  title: 'The metadata lacks subject_types_supported',
  step: 'discovery',
  symptom: 'Some clients work and some do not.',
  revealedBy: 'discovery/required-members',
  settings: changingMetadata(() => ({ subject_types_supported: undefined })),
}
