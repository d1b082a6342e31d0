import { htmlAnswer } from '../tenant/answer.ts'
import { answering } from './deviations.ts'
import type { Fault } from './fault.ts'
import { proxyPage } from './pages.ts'

export const metadataIsAPage: Fault = {
  id: 'metadata-is-a-page',
  title: 'The well-known address answers with a web page',
  step: 'discovery',
  symptom: 'Nothing can be set up from the issuer.',
  revealedBy: 'discovery-html',
  settings: answering('discovery', htmlAnswer(200, proxyPage('Welcome'))),
}
