import { type Check, fail, pass } from '../../check.ts'
import { whenResponseJwt } from '../when-response-jwt.ts'
import { asText } from '../../read-json.ts'

export const responseJwtIss: Check = {
  id: 'authorization-response/jwt-iss',
  title: 'The iss of the signed response is the issuer',
  step: 'authorization-response',
  severity: 'error',
  specification: ['JARM-2.1', 'JARM-2.4'],

  test: ({ authorizationResponse, metadata, run }) =>
    whenResponseJwt(authorizationResponse, ({ jwt, member }) => {
      const issuers: readonly unknown[] = [metadata.issuer, run.connection.issuer]
      const found = member('claims', 'iss', asText(metadata.issuer ?? run.connection.issuer))
      return typeof jwt.claims['iss'] === 'string' && issuers.includes(jwt.claims['iss'])
        ? pass(found)
        : fail('Use nothing of it: another server made this response (mix-up).', found)
    }),
}
