import { type Check, fail, pass } from '../../check.ts'
import { isRemoved } from '../../is-removed.ts'
import { whenIdToken } from '../when-token.ts'

export const idTokenSub: Check = {
  id: 'id-token/sub',
  title: 'sub says which user this is, in at most 255 ASCII characters',
  step: 'id-token',
  severity: 'error',
  specification: ['OIDCC-2'],

  test: (facts) =>
    whenIdToken(facts, ({ claims: { sub }, claim }) => {
      const found = claim('sub', '1 to 255 ASCII characters')
      const fine = typeof sub === 'string' && (/^[\x20-\x7e]{1,255}$/.test(sub) || isRemoved(sub))
      return fine
        ? pass(found)
        : fail(
            'Reject this token: without a sub it names nobody. Have the server write one of at most 255 ASCII characters.',
            found,
          )
    }),
}
