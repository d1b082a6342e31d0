import type { Judged } from '../check.ts'
import { stepsOf } from '../flows.ts'
import { callbackInHand } from '../in-hand.ts'
import { type Exchange, type Run, latest } from '../run.ts'
import type { Status, Step } from '../step.ts'
import { failuresOf } from './failures.ts'
import { isForbidden, strictStop } from './strict-stop.ts'
import { problemOf } from './problem-of.ts'

/**
 * Where a step stands on the latest branch. `failed`: no byte left, an error response came, or a
 * check of severity error failed. `sent`: no complete answer is recorded, be it still awaited or
 * unknown for good. A validation is `ready` while the keys it needs can still be fetched.
 */
export function statusOf(run: Run, step: Step, judged: readonly Judged[]): Status {
  if (failuresOf(judged, step.name, 'error').length > 0) return 'failed'
  if (step.request) {
    const exchange = latest(run, step.name)
    if (exchange) return statusOfExchange(exchange)
    const blocked = step.missing(run).length > 0 || isHeldBack(run, step, judged)
    return blocked ? 'blocked' : 'ready'
  }
  if (step.missing(run).length > 0) return 'blocked'
  if (step.name === 'authorization-response') return statusOfCallback(run)
  return step.name === 'id-token' && awaitsKeys(run) ? 'ready' : 'done'
}

/** True where strict mode stops the run before this message. */
function isHeldBack(run: Run, step: Step, judged: readonly Judged[]): boolean {
  const stop = strictStop(run, judged)
  return stop !== undefined && isForbidden(run, step, stop)
}

/** By the outcome alone. A front channel request is done once the browser has come back. */
export function outcomeStatus(exchange: Exchange): 'pending' | 'done' | 'failed' | 'unknown' {
  const { kind } = exchange.outcome
  if (kind === 'callback') return 'done'
  if (kind !== 'response') return kind
  return problemOf(exchange) === undefined ? 'done' : 'failed'
}

function statusOfExchange(exchange: Exchange): Status {
  const status = outcomeStatus(exchange)
  return status === 'pending' || status === 'unknown' ? 'sent' : status
}

function statusOfCallback(run: Run): Status {
  const authorization = latest(run, 'authorization-request')
  const came = callbackInHand(run) !== undefined && authorization !== undefined
  return came && problemOf(authorization) === undefined ? 'done' : 'failed'
}

/** True while the JWK Set was not asked for although the server offers one. */
function awaitsKeys(run: Run): boolean {
  const jwks = stepsOf(run).find(({ name }) => name === 'jwks')
  return jwks !== undefined && latest(run, 'jwks') === undefined && jwks.missing(run).length === 0
}
