import { type Check, notApplicable } from '../../check.ts'
import { judgeIssuer } from '../judge-issuer.ts'
import { whenAccessToken } from '../when-token.ts'

export const accessTokenIss: Check = {
  id: 'access-token/iss',
  title: 'iss of the access token is the issuer that was asked',
  step: 'access-token',
  severity: 'error',
  specification: ['RFC9068-4'],

  test: (facts) =>
    whenAccessToken(facts, (read) => {
      const { iss } = read.claims
      if (iss === undefined) return notApplicable('The access token has no iss.')
      return typeof iss === 'string' && iss.startsWith('https://sts.windows.net/')
        ? notApplicable('It is a v1.0 token of Entra ID, whose issuer has another name.')
        : judgeIssuer(facts, read, (_iss, difference) => ({
            text: `${difference} An API that is set up for the issuer of the connection refuses this token: compare the issuer in the API’s settings.`,
          }))
    }),
}
