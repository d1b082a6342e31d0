import { type Check, fail, inconclusive, notApplicable, pass } from '../../check.ts'
import { isRemoved } from '../../is-removed.ts'
import { isNone } from '../../verify-signature.ts'
import { asText } from '../pointers.ts'
import { whenIdTokenHeader } from '../when-token.ts'
import { whenKeys } from '../when-keys.ts'

export const jwksKidOfIdToken: Check = {
  id: 'jwks/kid-of-id-token',
  title: 'The key that the ID Token names is in the set',
  step: 'jwks',
  severity: 'error',
  specification: ['OIDCC-10.1.1', 'RFC7515-4.1.4'],

  test: (facts) =>
    whenKeys(facts, ({ keys, set }) =>
      whenIdTokenHeader(facts, ({ token, header: { alg, kid }, parameter }) => {
        if (isNone(alg) || /^HS/.test(asText(alg)))
          return notApplicable('The ID Token is not signed with a key of the set.')
        if (kid === undefined) return notApplicable('The ID Token names no key.')
        if (isRemoved(asText(kid))) return notApplicable('kid was taken out of this trace.')
        const found = parameter('kid', keys.map(({ jwk }) => asText(jwk['kid'])).join(' or '))
        if ('key' in token.signature && !keys.includes(token.signature.key))
          return pass({ ...found, note: 'in the set that was fetched before; it is gone since' })
        const named = keys.some(({ jwk }) => jwk['kid'] === kid)
        if (!named && set.id < token.entry)
          return inconclusive(
            `The set was fetched before this token came, and has no key ${asText(kid)}: it may have been rotated since.`,
            'Fetch the JWK Set again.',
          )
        return named
          ? pass(found)
          : fail(
              {
                text: 'Fetch the JWK Set again: the signing key may have been rotated since. If it is still missing, the set is another issuer’s.',
                resend: { step: 'jwks', edits: [] },
              },
              found,
            )
      }),
    ),
}
