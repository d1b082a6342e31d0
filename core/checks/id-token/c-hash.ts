import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { isFromFront, whenIdToken } from '../when-token.ts'

export const idTokenCHash: Check = {
  id: 'id-token/c-hash',
  title: 'c_hash, where there is one, matches the code',
  step: 'id-token',
  severity: 'error',
  specification: ['OIDCC-3.3.2.11'],

  test: (facts) =>
    whenIdToken(facts, (read) => {
      const {
        token,
        claims: { c_hash },
        claim,
      } = read
      if (c_hash === undefined && isFromFront(read) && token.codeHash !== undefined)
        return fail(
          'Reject this token: through the browser it comes with the code, and only c_hash ties the two.',
          claim('c_hash', token.codeHash),
        )
      if (c_hash === undefined)
        return notApplicable('The token has no c_hash, which is optional in this flow.')
      if (token.codeHash === undefined)
        return notApplicable('There is no code beside it that could be hashed.')
      const found = claim('c_hash', token.codeHash)
      return c_hash === token.codeHash
        ? pass(found)
        : fail('Reject this token: it was not issued for the code that was exchanged.', found)
    }),
}
