import { htmlAnswer } from '../tenant/answer.ts'
import { answering } from './deviations.ts'
import type { Fault } from './fault.ts'

export const metadataMoved: Fault = {
  id: 'metadata-moved',
  title: 'The well-known address redirects to another one',
  step: 'discovery',
  symptom: 'Nothing can be set up from the issuer.',
  revealedBy: 'discovery/no-redirect',
  settings: answering('discovery', { ...htmlAnswer(302, ''), headers: { location: '/login' } }),
}
