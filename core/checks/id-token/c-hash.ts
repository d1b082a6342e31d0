import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { whenIdToken } from '../when-token.ts'

export const idTokenCHash: Check = {
  id: 'id-token/c-hash',
  title: 'c_hash, where there is one, matches the code',
  step: 'id-token',
  severity: 'error',
  specification: ['OIDCC-3.3.2.11'],

  test: (facts) =>
    whenIdToken(facts, ({ token, claims: { c_hash }, claim }) => {
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
