import type { Check } from '../../check.ts'
import { judgeBoundKey } from '../judge-dpop.ts'
import { whenAccessToken } from '../when-token.ts'

export const accessTokenDpopBound: Check = {
  id: 'access-token/dpop-bound',
  title: 'cnf of the access token names the key of the DPoP proof',
  step: 'access-token',
  severity: 'error',
  specification: ['RFC9449-6.1'],

  test: (facts) => whenAccessToken(facts, ({ token, claim }) => judgeBoundKey(facts, token, claim)),
}
