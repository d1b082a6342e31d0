import { changingAnswer } from './deviations.ts'
import type { Fault } from './fault.ts'

export const metadataAsText: Fault = {
  id: 'metadata-as-text',
  title: 'The metadata is sent as text/plain',
  step: 'discovery',
  symptom: 'Some clients work and some do not.',
  revealedBy: 'discovery/media-type',
  settings: changingAnswer('discovery', (answer) => ({
    ...answer,
    headers: { ...answer.headers, 'content-type': 'text/plain; charset=utf-8' },
  })),
}
