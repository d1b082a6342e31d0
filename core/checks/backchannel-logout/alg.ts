import { type Check, pass } from '../../check.ts'
import type { Facts } from '../../facts.ts'
import { isNone } from '../../verify-signature.ts'
import { refuse, whenLogoutToken } from '../when-logout-token.ts'

export const logoutTokenAlg: Check = {
  id: 'backchannel-logout/alg',
  title: 'The Logout Token is signed as ID Tokens are, and not with alg none',
  step: 'backchannel-logout',
  severity: 'error',
  specification: ['OIDCBCL-2.6-3', 'RFC8725-3.1'],

  test: (facts) =>
    whenLogoutToken(facts, ({ header, parameter }) => {
      const expected = expectedAlg(facts)
      const { alg } = header
      const found = parameter('alg', expected ?? 'a signature algorithm')
      if (typeof alg !== 'string' || isNone(alg))
        return refuse('anybody can write a token that is not signed.', found)
      return expected === undefined || alg === expected
        ? pass(found)
        : refuse(`the server signs ID Tokens with ${expected}, and this with another.`, found)
    }),
}

/** As with ID Tokens: what this server used for the one of this run. */
function expectedAlg({ idToken }: Facts): string | undefined {
  const alg = idToken?.jwt?.header['alg']
  return typeof alg === 'string' ? alg : undefined
}
