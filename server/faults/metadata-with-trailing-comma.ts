import { changingAnswer } from './deviations.ts'
import type { Fault } from './fault.ts'

export const metadataWithTrailingComma: Fault = {
  id: 'metadata-with-trailing-comma',
  title: 'The metadata is broken JSON: a comma too many',
  step: 'discovery',
  symptom: 'Nothing can be set up from the issuer.',
  revealedBy: 'discovery-html',
  settings: changingAnswer('discovery', (answer) => ({
    ...answer,
    body: String(answer.body).replace(/}$/, ',}'),
  })),
}
