import { type Verdict, inconclusive } from './check.ts'
import type { Facts } from './facts.ts'

/**
 * The verdict, unless it fails for want of a parameter that stands where the trace does not show it:
 * a browser’s recording of a pushed request (RFC 9126) has the reference alone, and an encrypted
 * request object (RFC 9101 §6.1) cannot be read.
 */
export function unlessAskedElsewhere(verdict: Verdict, { authorizationRequest }: Facts): Verdict {
  if (verdict.outcome !== 'fail' || !authorizationRequest) return verdict
  const { front, asked, exchange } = authorizationRequest
  const names = new Set(front.map(([name]) => name))
  const isElsewhere = asked.where === 'query' && (names.has('request_uri') || names.has('request'))
  const missed = verdict.evidence.some(({ pointer }) => {
    const name = /^request\.query\.(\w+)$/.exec(pointer?.part ?? '')?.[1]
    return pointer?.entry === exchange.sent.id && name !== undefined && !names.has(name)
  })
  return isElsewhere && missed
    ? inconclusive(
        'What was asked stands in a request that the trace does not have: only a reference to it.',
        'Add the pushed request to the recording, or run the flow here.',
      )
    : verdict
}
