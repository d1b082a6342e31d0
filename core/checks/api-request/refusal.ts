import type { Facts } from '../../facts.ts'
import { absoluteUrl } from '../../host-privacy.ts'
import { challengeParameter } from '../../read-challenge.ts'
import { accessTokenKind } from '../access-token/not-the-id-token.ts'
import { bearerChallenge, tokenSent } from '../judge-bearer.ts'
import { asText } from '../pointers.ts'
import { isGrantedScope, scopesOf } from '../read-scope.ts'
import { type SentToken, sentTokenOf } from '../sent-token.ts'

/** Why the API refused, as far as the trace proves it. One reason, so that one check reports it. */
export type Refusal =
  | { readonly reason: 'no-token' | 'not-the-access-token' | 'unexplained' }
  | { readonly reason: 'expired'; readonly expires: number; readonly at: number }
  | { readonly reason: 'audience'; readonly aud: readonly string[] }
  | {
      readonly reason: 'scope'
      readonly needed: readonly string[]
      readonly scopes?: readonly string[]
    }
  /** Parameters of an authorization request that would bring the login wanted, and the one there was. */
  | {
      readonly reason: 'authentication'
      readonly wanted: readonly (readonly [name: string, value: string])[]
      readonly had: string
    }

/** Undefined when the API did not answer, or with neither 401 nor 403. */
export function refusalOf(facts: Facts): Refusal | undefined {
  const { apiRequest } = facts
  const status = apiRequest?.response?.entry.response.status
  if (!apiRequest || (status !== 401 && status !== 403)) return undefined
  if (tokenSent(apiRequest) === undefined) return { reason: 'no-token' }
  const token = sentTokenOf(facts, apiRequest)
  if (!token) return { reason: 'unexplained' }
  if (!token.grant && facts.accessToken) return { reason: 'not-the-access-token' }
  if (accessTokenKind.test(facts).outcome === 'fail') return { reason: 'not-the-access-token' }
  return (
    expired(facts, token) ??
    lackOfScope(facts, token) ??
    lackOfAuthentication(facts, token) ??
    otherAudience(facts, token) ?? { reason: 'unexplained' }
  )
}

function expired(
  { apiRequest, clockAhead = 0 }: Facts,
  { expires }: SentToken,
): Refusal | undefined {
  const at = (apiRequest?.exchange.sent.at ?? 0) - clockAhead
  return expires !== undefined && expires <= at ? { reason: 'expired', expires, at } : undefined
}

/** Only where the API says so: a client cannot know which scope a resource needs. */
function lackOfScope({ apiRequest }: Facts, { scopes }: SentToken): Refusal | undefined {
  const challenge = apiRequest?.response && bearerChallenge(apiRequest.response)
  if (!challenge || challengeParameter(challenge, 'error') !== 'insufficient_scope')
    return undefined
  const needed = scopesOf(challengeParameter(challenge, 'scope')) ?? []
  if (scopes && needed.length > 0 && needed.every((scope) => isGrantedScope(scope, scopes)))
    return undefined
  return { reason: 'scope', needed, ...(scopes && { scopes }) }
}

/** A login by other means, or a fresher one (RFC 9470 §3). */
function lackOfAuthentication(
  { apiRequest, clockAhead = 0 }: Facts,
  { claims }: SentToken,
): Refusal | undefined {
  const challenge = apiRequest?.response && bearerChallenge(apiRequest.response)
  if (!challenge) return undefined
  if (challengeParameter(challenge, 'error') !== 'insufficient_user_authentication')
    return undefined
  const sentAt = ((apiRequest?.exchange.sent.at ?? 0) - clockAhead) / 1000
  const { acr, auth_time } = claims
  const age = typeof auth_time === 'number' ? Math.round(sentAt - auth_time) : undefined
  const wanted = (['acr_values', 'max_age'] as const).flatMap((name) => {
    const value = challengeParameter(challenge, name)
    return value === undefined ? [] : [[name, value] as const]
  })
  const met = wanted.every(([name, value]) =>
    name === 'acr_values'
      ? typeof acr === 'string' && value.split(' ').includes(acr)
      : age !== undefined && age <= Number(value),
  )
  if (wanted.length > 0 && met) return undefined
  const means = typeof acr === 'string' ? `acr ${asText(acr)}` : 'no acr in the token'
  const when = age === undefined ? 'no auth_time in the token' : `logged in ${age} s before`
  return { reason: 'authentication', wanted, had: `${means}, ${when}` }
}

/** A token for the client itself, or for the UserInfo endpoint alone, is for no API. */
function otherAudience(
  { apiRequest, metadata, run }: Facts,
  { claims }: SentToken,
): Refusal | undefined {
  const aud = [claims['aud']].flat().filter((value) => typeof value === 'string')
  if (aud.length === 0) return undefined
  const api = absoluteUrl(apiRequest?.exchange.sent.request.url)?.origin
  const foreign = (value: string) =>
    value === run.connection.client_id ||
    (value === metadata.userinfo_endpoint && absoluteUrl(value)?.origin !== api) ||
    // Microsoft Graph, whose tokens no other API can verify.
    value === '00000003-0000-0000-c000-000000000000'
  return aud.every(foreign) ? { reason: 'audience', aud } : undefined
}
