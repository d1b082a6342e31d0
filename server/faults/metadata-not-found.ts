import { jsonAnswer } from '../tenant/answer.ts'
import { answering } from './deviations.ts'
import type { Fault } from './fault.ts'

export const metadataNotFound: Fault = {
  id: 'metadata-not-found',
  title: 'Nothing is published at the well-known address',
  step: 'discovery',
  symptom: 'Nothing can be set up from the issuer.',
  revealedBy: 'discovery/status-200',
  settings: answering(
    'discovery',
    jsonAnswer(404, { message: 'no Route matched with those values' }),
  ),
}
