import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { audiencesOf, whenAccessToken } from '../when-token.ts'
import { accessTokenKind } from './not-the-id-token.ts'

export const accessTokenAud: Check = {
  id: 'access-token/aud',
  title: 'aud names the API that was asked for',
  step: 'access-token',
  severity: 'error',
  specification: ['RFC9068-4'],

  test: (facts) =>
    whenAccessToken(facts, ({ claims, claim }) => {
      const asked =
        facts.authorizationRequest?.parameters.flatMap(([name, value]) =>
          name === 'audience' || name === 'resource' ? [value] : [],
        ) ?? []
      const [expected] = asked
      if (expected === undefined) return notApplicable('No API was asked for.')
      if (accessTokenKind.test(facts).outcome === 'fail')
        return notApplicable('It is an ID Token, which another check reports.')
      const found = claim('aud', asked.join(', '))
      return asked.some((audience) => audiencesOf(claims).includes(audience))
        ? pass(found)
        : fail(
            'Ask for the API by its identifier, byte for byte; the API refuses a token that does not name it.',
            found,
          )
    }),
}
