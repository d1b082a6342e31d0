import type { Check } from '../../check.ts'
import { judgeNoRedirect } from '../judge-response.ts'

export const jwksNoRedirect: Check = {
  id: 'jwks/no-redirect',
  title: 'The JWK Set is answered without a redirect',
  step: 'jwks',
  severity: 'error',
  specification: ['RFC7517-5', 'RFC9110-15.4'],

  test: ({ jwks }) => judgeNoRedirect(jwks),
}
