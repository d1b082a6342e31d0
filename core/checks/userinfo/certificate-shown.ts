import type { Check } from '../../check.ts'
import { judgeBoundTokenShown } from '../judge-certificate.ts'

export const userinfoCertificateShown: Check = {
  id: 'userinfo/certificate-shown',
  title: 'A token that is bound to a certificate comes to UserInfo with that certificate',
  step: 'userinfo',
  severity: 'error',
  specification: ['RFC8705-3'],

  test: (facts) => judgeBoundTokenShown(facts.userinfo, facts),
}
