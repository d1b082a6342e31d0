import { responseMembers } from './in-hand.ts'
import { type Exchange, type Run, exchanges, latest } from './run.ts'
import { deviceCodeInHand } from './steps/device-code.ts'

/** Seconds by which each `slow_down` makes the interval longer (RFC 8628 §3.5). */
const step = 5

/** The token endpoint is to be asked again, since the user has not answered yet. */
export interface Polling {
  /** Seconds to wait from one poll to the next. */
  readonly interval: number
  /** When the next poll may go out: milliseconds since the epoch. */
  readonly due: number
}

/** True for an answer that only says to ask again later (RFC 8628 §3.5). */
export function isStillWaiting({ outcome }: Exchange): boolean {
  const error = errorOf(outcome)
  return error === 'authorization_pending' || error === 'slow_down'
}

/** How the polls of the latest device code go on; undefined when they do not. */
export function pollingOf(run: Run): Polling | undefined {
  const code = deviceCodeInHand(run)
  if (!code) return undefined
  const last = latest(run, 'token-request')
  if (last && !isStillWaiting(last)) return undefined
  const polls = exchanges(run).filter(
    ({ sent }) => sent.step === 'token-request' && sent.basedOn === code.entry,
  )
  const slowed = polls.filter(({ outcome }) => errorOf(outcome) === 'slow_down').length
  const interval = code.interval + slowed * step
  const answered = last?.outcome.kind === 'response' ? last.outcome.entry.at : code.at
  return { interval, due: answered + interval * 1000 }
}

function errorOf(outcome: Exchange['outcome']): unknown {
  return outcome.kind === 'response'
    ? responseMembers(outcome.entry.response.body)?.['error']
    : undefined
}
