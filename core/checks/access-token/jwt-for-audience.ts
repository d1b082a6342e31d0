import { type Check, fail, inconclusive, notApplicable, pass, type Verdict } from '../../check.ts'
import type { Facts, TokenFacts } from '../../facts.ts'
import { askedApis } from '../asked-apis.ts'
import { tokenSent } from '../judge-bearer.ts'
import { whyOpaque } from '../when-token.ts'
import { worstOf } from '../worst-of.ts'

function judge(facts: Facts, token: TokenFacts): Verdict {
  const [api] = askedApis(facts)
  if (api === undefined) return notApplicable('No API was asked for, by audience or resource.')
  const found = {
    pointer: { entry: token.entry, part: 'response.json.access_token' },
    expected: `a token that ${api} takes`,
    found: token.jwt ? 'a JWT' : 'an opaque token',
  }
  const status = token.jwt ? 200 : answerOfApi(facts, token)
  if (status === undefined)
    return inconclusive(whyOpaque(facts), 'Call the API: it may ask the server about the token.')
  return status === 401
    ? fail(
        'Have the server issue JWTs for this API, and ask for it by its identifier, as audience or resource; or have the API ask the server about tokens (introspection).',
        { ...found, note: 'the API answered 401' },
      )
    : pass(found)
}

/** The status with which the API answered this very token; undefined when it was not asked. */
function answerOfApi({ apiRequest }: Facts, { token }: TokenFacts): number | undefined {
  if (!apiRequest || tokenSent(apiRequest) !== token) return undefined
  return apiRequest.response?.entry.response.status
}

/** An opaque token is no fault by itself: the API may look it up (RFC 7662). */
export const accessTokenForAudience: Check = {
  id: 'access-token/jwt-for-audience',
  title: 'The access token is one that the API can read',
  step: 'access-token',
  severity: 'advice',
  specification: ['RFC9068-2', 'RFC8707-2'],

  test: (facts) =>
    worstOf(
      facts.accessTokens.map((token) => judge(facts, token)),
      notApplicable('No access token has come.'),
    ),
}
