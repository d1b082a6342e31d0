import type { Judged } from '../check.ts'
import { allSteps } from '../flows.ts'
import { type EntryId, type Run, type StepName, latest } from '../run.ts'
import type { Step } from '../step.ts'

/** What a right client does not accept, and so stops at. */
export interface Stop {
  readonly judged: Judged
  /** The entry that brought it; absent where the evidence points nowhere. */
  readonly entry?: EntryId
}

/**
 * An access token is not the client's to read (RFC 9068 §5, RFC 6749 §1.4), and what an API
 * answers ends nothing of the protocol: neither makes a right client stop.
 */
const notTheClients: ReadonlySet<StepName> = new Set(['access-token', 'api-request'])

/**
 * What a right client stops at, whichever the mode: the first failed check of severity error on
 * something that was received. What is wrong with a request of our own stops nothing: the person
 * may have edited it, and it is the server's to refuse.
 */
export function stopOf(judged: readonly Judged[]): Stop | undefined {
  for (const each of judged) {
    const { check, verdict } = each
    if (check.severity !== 'error' || verdict.outcome !== 'fail') continue
    const pointer = verdict.evidence.find((evidence) => evidence.pointer)?.pointer
    if (notTheClients.has(check.step) || pointer?.part.startsWith('request.')) continue
    return { judged: each, ...(pointer && { entry: pointer.entry }) }
  }
  return undefined
}

/** True when the run is to stop where a right client must, and nobody has sent it on since. */
export function isHeldStrictly({ connection, entries }: Run): boolean {
  return connection.mode === 'strict' && !entries.some(isDespite)
}

/** True when the person had this run go on beyond a stop; it is as one of mode inspect from there. */
export function wentOnAnyway({ connection, entries }: Run): boolean {
  return connection.mode === 'strict' && entries.some(isDespite)
}

function isDespite(entry: Run['entries'][number]): boolean {
  return entry.kind === 'sent' && entry.despite !== undefined
}

/** Where this run is stopped: in strict mode only, and not once the person has gone on anyway. */
export function strictStop(run: Run, judged: readonly Judged[]): Stop | undefined {
  return isHeldStrictly(run) ? (stopOf(judged) ?? unverified(run, judged)) : undefined
}

/** No keys came, so the signature of the ID Token is not verified and nothing may be built on it. */
function unverified(run: Run, judged: readonly Judged[]): Stop | undefined {
  const { kind } = latest(run, 'jwks')?.outcome ?? {}
  if (kind !== 'failed' && kind !== 'unknown') return undefined
  const signature = judged.find(
    ({ check, verdict }) => check.id === 'id-token/signature' && verdict.outcome === 'inconclusive',
  )
  return signature && { judged: signature }
}

/**
 * Whether a stop forbids sending this step: what would use the refused message, or comes after it.
 * Beginning again is not forbidden: another authorization request, the metadata once more.
 */
export function isForbidden(run: Run, step: Step, stop: Stop): boolean {
  const uses = step.basedOn?.(run)
  const later = placeOf(step.name) > placeOf(stop.judged.check.step)
  return later || (uses !== undefined && stop.entry !== undefined && uses >= stop.entry)
}

function placeOf(name: StepName): number {
  return allSteps.findIndex((step) => step.name === name)
}
