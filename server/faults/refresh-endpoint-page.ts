import { htmlAnswer } from '../tenant/answer.ts'
import { answeringGrant } from './deviations.ts'
import type { Fault } from './fault.ts'
import { proxyPage } from './pages.ts'

export const refreshEndpointPage: Fault = {
  id: 'refresh-endpoint-page',
  title: 'The token endpoint answers a refresh with a web page',
  step: 'refresh',
  symptom: 'Everything works until the first refresh.',
  revealedBy: 'token-response-not-json',
  settings: answeringGrant('refresh_token', htmlAnswer(200, proxyPage('Sign in'))),
}
