import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { span } from '../../time-words.ts'
import { whenIdToken } from '../when-token.ts'

export const idTokenLifetime: Check = {
  id: 'id-token/lifetime',
  title: 'The ID Token lives at most two days',
  step: 'id-token',
  severity: 'advice',
  specification: ['OIDCC-2'],

  test: (facts) =>
    whenIdToken(facts, ({ claims, claim }) => {
      const { exp, iat } = claims
      if (typeof exp !== 'number' || typeof iat !== 'number' || exp > 1e11)
        return notApplicable('It has no times to subtract.')
      const found = {
        ...claim('exp', 'at most 48 h after iat'),
        note: `${span((exp - iat) * 1000)} after iat`,
      }
      return exp - iat <= 48 * 3600
        ? pass(found)
        : fail(
            'Let ID Tokens live for minutes or hours: they say that somebody has just logged in.',
            found,
          )
    }),
}
