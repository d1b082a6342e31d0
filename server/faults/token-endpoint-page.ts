import { htmlAnswer } from '../tenant/answer.ts'
import { answering } from './deviations.ts'
import type { Fault } from './fault.ts'
import { proxyPage } from './pages.ts'

export const tokenEndpointPage: Fault = {
  id: 'token-endpoint-page',
  title: 'The token endpoint answers with a web page',
  step: 'token-request',
  symptom: 'The login works and the exchange fails.',
  revealedBy: 'token-response-not-json',
  settings: answering('token', htmlAnswer(200, proxyPage('Sign in'))),
}
