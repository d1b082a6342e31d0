import type { Check } from '../../check.ts'
import { judgeCertificateShown } from '../judge-certificate.ts'

export const refreshCertificateShown: Check = {
  id: 'refresh/certificate-shown',
  title: 'The client shows its certificate in the TLS handshake of the refresh',
  step: 'refresh',
  severity: 'error',
  specification: ['RFC8705-2'],

  test: (facts) => judgeCertificateShown(facts.refresh, facts),
}
