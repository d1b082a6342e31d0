import { htmlAnswer } from '../tenant/answer.ts'
import { answering } from './deviations.ts'
import type { Fault } from './fault.ts'
import { proxyPage } from './pages.ts'

export const userinfoIsAPage: Fault = {
  id: 'userinfo-is-a-page',
  title: 'The UserInfo Endpoint answers with a web page',
  step: 'userinfo',
  symptom: 'Logged in, and the profile is missing.',
  revealedBy: 'userinfo/json-or-jwt',
  settings: answering('userinfo', htmlAnswer(200, proxyPage('Profile'))),
}
