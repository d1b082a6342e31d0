import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { whenAccessToken } from '../when-token.ts'

/** Where the metadata’s issuer is not the one that was asked, discovery reports that. */
export const accessTokenIss: Check = {
  id: 'access-token/iss',
  title: 'iss is the issuer that was asked',
  step: 'access-token',
  severity: 'error',
  specification: ['RFC9068-4'],

  test: (facts) =>
    whenAccessToken(facts, ({ claims, claim }) => {
      const expected = facts.metadata.issuer ?? facts.run.connection.issuer
      if (expected === '' || claims['iss'] === undefined)
        return notApplicable('There is no issuer to compare.')
      const found = claim('iss', expected)
      return claims['iss'] === expected || claims['iss'] === facts.run.connection.issuer
        ? pass(found)
        : fail(
            'Compare the issuer that the API expects with this one: an API set up for the metadata’s issuer refuses the token.',
            found,
          )
    }),
}
