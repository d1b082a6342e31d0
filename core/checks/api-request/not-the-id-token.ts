import { type Check, type Verdict, fail } from '../../check.ts'
import type { ExchangeFacts, Facts } from '../../facts.ts'
import { readJwt } from '../../read-jwt.ts'
import { looksLikeIdToken } from '../is-id-token.ts'
import { judgeTokenSent, tokenSent } from '../judge-bearer.ts'
import { asText, inRequest } from '../pointers.ts'

export const apiNotTheIdToken: Check = {
  id: 'api-request/not-the-id-token',
  title: 'The token sent to the API is the access token that was granted, not the ID Token',
  step: 'api-request',
  severity: 'error',
  specification: ['RFC6750-2.1', 'RFC9700-4.9', 'OIDCC-2'],

  test(facts) {
    const { apiRequest, run } = facts
    const verdict = judgeTokenSent(run, apiRequest)
    return verdict.outcome === 'fail' || !apiRequest
      ? verdict
      : (byItself(facts, apiRequest) ?? verdict)
  },
}

/** Where no token response was recorded, the token's own Claims still tell. */
function byItself(facts: Facts, sent: ExchangeFacts): Verdict | undefined {
  const jwt = readJwt(tokenSent(sent) ?? '')
  if (!jwt || !looksLikeIdToken(facts, jwt)) return undefined
  return fail('Send the access_token of the token response: an ID Token is for the client alone.', {
    pointer: inRequest(sent, 'header.Authorization'),
    expected: 'an access token',
    found: `an ID Token for ${asText(jwt.claims['aud'])}`,
  })
}
