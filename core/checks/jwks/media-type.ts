import type { Check } from '../../check.ts'
import { judgeMediaType } from '../judge-response.ts'

export const jwksMediaType: Check = {
  id: 'jwks/media-type',
  title: 'The JWK Set says that it is JSON',
  step: 'jwks',
  severity: 'advice',
  specification: ['RFC7517-8.5.2'],

  test: ({ jwks }) => judgeMediaType(jwks),
}
