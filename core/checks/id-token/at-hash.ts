import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { isFromFront, whenIdToken } from '../when-token.ts'

export const idTokenAtHash: Check = {
  id: 'id-token/at-hash',
  title: 'at_hash matches the access token',
  step: 'id-token',
  severity: 'error',
  specification: ['OIDCC-3.1.3.8', 'OIDCC-3.1.3.6', 'OIDCC-3.2.2.9'],

  test: (facts) =>
    whenIdToken(facts, (read) => {
      const {
        token,
        claims: { at_hash },
        claim,
      } = read
      if (at_hash === undefined && isFromFront(read) && token.accessTokenHash !== undefined)
        return fail(
          'Reject this token: through the browser it comes with the access token, and only at_hash ties the two.',
          claim('at_hash', token.accessTokenHash),
        )
      if (at_hash === undefined)
        return notApplicable('The token has no at_hash, which is optional in this flow.')
      if (token.accessTokenHash === undefined)
        return notApplicable('There is no access token beside it that could be hashed.')
      const found = claim('at_hash', token.accessTokenHash)
      return at_hash === token.accessTokenHash
        ? pass(found)
        : fail(
            'Reject both tokens: they do not belong together. Use the tokens of one answer, unchanged.',
            found,
          )
    }),
}
