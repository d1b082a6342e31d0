import { headerOf } from '../http.ts'
import { isDated } from '../is-dated.ts'
import type { Exchange } from '../run.ts'

/**
 * Milliseconds this machine's clock is ahead of the authorization server's, from the `Date` of the
 * exchange with the shortest round trip; undefined when no response carried one.
 */
export function clockAheadOf(branch: readonly Exchange[]): number | undefined {
  const measured = branch.flatMap((exchange) => measure(exchange) ?? [])
  return measured.toSorted((a, b) => a.took - b.took)[0]?.ahead
}

function measure({ sent, outcome, wire }: Exchange): { took: number; ahead: number } | undefined {
  // The API has a clock of its own, which stamps no token.
  if (outcome.kind !== 'response' || sent.step === 'api-request' || !isDated(sent)) return undefined
  const { headers } = outcome.entry.response
  const date = Date.parse(headerOf(headers, 'Date') ?? '')
  if (Number.isNaN(date)) return undefined
  const took = wire?.timings.total ?? outcome.entry.at - sent.at
  // A Date counts whole seconds, cut off: half a second is what they lack on average.
  const serverTime = date + ageOf(headerOf(headers, 'Age')) + 500
  return { took, ahead: outcome.entry.at - took / 2 - serverTime }
}

/** Milliseconds that a cache has kept the response (RFC 9111 §5.1); its Date is that much older. */
function ageOf(age: string | undefined): number {
  return /^\d{1,9}$/.test(age ?? '') ? Number(age) * 1000 : 0
}
