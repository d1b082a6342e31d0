import { type Check, fail, pass } from '../../check.ts'
import { whenIdToken } from '../when-token.ts'

export const idTokenSub: Check = {
  id: 'id-token/sub',
  title: 'sub says which user this is',
  step: 'id-token',
  severity: 'error',
  specification: ['OIDCC-2'],

  test: (facts) =>
    whenIdToken(facts, ({ claims, claim }) => {
      const { sub } = claims
      const found = claim('sub', '1 to 255 ASCII characters')
      const fine = typeof sub === 'string' && /^[\x20-\x7e]{1,255}$/.test(sub)
      return fine
        ? pass(found)
        : fail(
            'Have the server put a sub of at most 255 ASCII characters into the ID Token.',
            found,
          )
    }),
}
