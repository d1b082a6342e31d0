import { htmlAnswer } from '../tenant/answer.ts'
import { answering } from './deviations.ts'
import type { Fault } from './fault.ts'
import { proxyPage } from './pages.ts'

export const keysAreAPage: Fault = {
  id: 'keys-are-a-page',
  title: 'The jwks_uri answers with a web page',
  step: 'jwks',
  symptom: 'Tokens come and cannot be verified.',
  revealedBy: 'jwks-fetch-failed',
  settings: { apiKeys: 'tenant', ...answering('jwks', htmlAnswer(200, proxyPage('Welcome'))) },
}
