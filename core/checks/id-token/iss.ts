import { type Check, notApplicable } from '../../check.ts'
import { judgeIssuer, useIssuer } from '../judge-issuer.ts'
import { whenIdToken } from '../when-token.ts'

export const idTokenIss: Check = {
  id: 'id-token/iss',
  title: 'iss is the issuer that was asked',
  step: 'id-token',
  severity: 'error',
  specification: ['OIDCC-3.1.3.7-2'],

  test: (facts) =>
    whenIdToken(facts, (read) => {
      if (read.claims['iss'] === undefined)
        return notApplicable('It names no issuer, which another check reports.')
      return judgeIssuer(facts, read, (iss, difference) => ({
        text: `Reject this token. ${difference} Use the issuer of the token in the connection, if that is the server you mean.`,
        ...useIssuer(iss),
      }))
    }),
}
