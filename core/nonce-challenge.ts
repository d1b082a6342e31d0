import { nonceFor, proofIn } from './dpop.ts'
import { headerOf } from './http.ts'
import { responseMembers } from './in-hand.ts'
import { challengeParameter, challengesIn } from './read-challenge.ts'
import { type Exchange, type Responded, type Run, exchanges } from './run.ts'

/**
 * The nonce that an answer gives in asking for the same request again with it in the proof (RFC 9449
 * §8, §9). Undefined for any other answer. The refusal has spent neither code nor token.
 */
export function nonceAsked({ sent, outcome }: Exchange): string | undefined {
  if (outcome.kind !== 'response' || !saysUseNonce(outcome.entry)) return undefined
  const nonce = headerOf(outcome.entry.response.headers, 'DPoP-Nonce')
  return nonce !== proofIn(sent.request)?.claims['nonce'] ? nonce : undefined
}

/**
 * True when the same request, with the nonce, is what comes next; false when the server asks for
 * another one although the proof carried the nonce it had just given.
 */
export function isNonceChallenge(run: Run, exchange: Exchange): boolean {
  if (nonceAsked(exchange) === undefined) return false
  const { step, id, request } = exchange.sent
  const before = exchanges(run).findLast(({ sent }) => sent.step === step && sent.id < id)
  const inVain = before && nonceAsked(before) !== undefined && carriesNewest(run, id, request)
  return inVain !== true
}

/** True when an error response asks for a nonce, in its body or in a challenge. */
export function saysUseNonce({ response }: Responded): boolean {
  if (response.status === 400) return responseMembers(response.body)?.['error'] === 'use_dpop_nonce'
  if (response.status !== 401) return false
  return challengesIn(response.headers).some(
    (challenge) => challengeParameter(challenge, 'error') === 'use_dpop_nonce',
  )
}

function carriesNewest(run: Run, id: number, request: Exchange['sent']['request']): boolean {
  const nonce = proofIn(request)?.claims['nonce']
  return nonce !== undefined && nonce === nonceFor(run, request.url, id)
}
