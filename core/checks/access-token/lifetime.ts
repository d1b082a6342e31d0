import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { span } from '../../time-words.ts'
import { whenAccessToken } from '../when-token.ts'

export const accessTokenLifetime: Check = {
  id: 'access-token/lifetime',
  title: 'The access token lives at most a day',
  step: 'access-token',
  severity: 'advice',
  specification: ['RFC9700-4.14'],

  test: (facts) =>
    whenAccessToken(facts, ({ claims, claim }) => {
      const { exp, iat } = claims
      if (typeof exp !== 'number' || typeof iat !== 'number' || exp > 1e11)
        return notApplicable('It has no times to subtract.')
      const found = {
        ...claim('exp', 'at most 24 h after iat'),
        note: `${span((exp - iat) * 1000)} after iat`,
      }
      return exp - iat <= 24 * 3600
        ? pass(found)
        : fail(
            'Let access tokens live for minutes or hours, and refresh them: a JWT cannot be taken back.',
            found,
          )
    }),
}
