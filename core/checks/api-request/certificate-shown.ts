import type { Check } from '../../check.ts'
import { judgeBoundTokenShown } from '../judge-certificate.ts'

export const apiCertificateShown: Check = {
  id: 'api-request/certificate-shown',
  title: 'A token that is bound to a certificate comes to the API with that certificate',
  step: 'api-request',
  severity: 'error',
  specification: ['RFC8705-3'],

  test: (facts) => judgeBoundTokenShown(facts.apiRequest, facts),
}
