import type { Check } from '../../check.ts'
import { judgeCertificateShown } from '../judge-certificate.ts'

export const tokenCertificateShown: Check = {
  id: 'token-request/certificate-shown',
  title: 'The client shows its certificate in the TLS handshake',
  step: 'token-request',
  severity: 'error',
  specification: ['RFC8705-2'],

  test: (facts) => judgeCertificateShown(facts.tokenRequest, facts),
}
