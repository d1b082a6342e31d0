import { otherFormLeft } from '../discovery-forms.ts'
import { stepsOf } from '../flows.ts'
import { parameter, parametersInHand, tokensInHand } from '../in-hand.ts'
import { isNonceChallenge } from '../nonce-challenge.ts'
import { pollingOf } from '../polling.ts'
import { wantsKeysAgain } from '../key-rotation.ts'
import { type Exchange, type Run, latest, latestBranch } from '../run.ts'
import type { Step } from '../step.ts'

/**
 * The message to send next: the first step that was not sent and lacks nothing. A step that the
 * server does not offer is passed over; nothing is offered while an answer is awaited, nor beyond
 * a login or a token request that brought nothing to go on with. Discovery is offered again while
 * the metadata may lie in another form of its address, and the JWK Set when a token came since that
 * names a key it lacks, and a message whose proof was to carry a nonce. Undefined when there is none.
 */
export function nextStep(run: Run): Step | undefined {
  if (latestBranch(run).some(isAwaited)) return undefined
  for (const step of stepsOf(run)) {
    if (isNext(run, step)) return step
    if (endsHere(run, step)) return undefined
  }
  return undefined
}

/** A logout may end on a page of the server’s, so that nobody waits for the way back. */
function isAwaited({ sent, outcome }: Exchange): boolean {
  return outcome.kind === 'pending' && sent.step !== 'logout'
}

function isNext(run: Run, step: Step): boolean {
  const sends = step.request !== undefined && !step.optional
  const due =
    latest(run, step.name) === undefined ||
    (step.name === 'discovery' && otherFormLeft(run) !== undefined) ||
    (step.name === 'jwks' && wantsKeysAgain(run)) ||
    wantsNonce(run, step) ||
    (step.name === 'token-request' && pollingOf(run) !== undefined)
  return sends && due && step.missing(run).length === 0
}

/** The server asked for the same message with its nonce, and spent nothing of it (RFC 9449 §8). */
function wantsNonce(run: Run, { name }: Step): boolean {
  const exchange = latest(run, name)
  return exchange !== undefined && isNonceChallenge(run, exchange)
}

/** True when whatever follows this step needs what it has not brought. */
function endsHere(run: Run, { name }: Step): boolean {
  switch (name) {
    case 'pushed-authorization-request':
    case 'authorization-request':
    case 'device-authorization':
      return latest(run, name) === undefined
    case 'authorization-response':
      return !parameter(parametersInHand(run), 'code') && tokensInHand(run) === undefined
    case 'token-request':
      return tokensInHand(run) === undefined
    default:
      return false
  }
}
