import type { Evidence, Fix, Judged } from '../check.ts'
import { otherFormLeft } from '../discovery-forms.ts'
import { stepsOf } from '../flows.ts'
import { isRecorded } from '../http.ts'
import { type EntryId, type Exchange, type Run, type StepName, latestBranch } from '../run.ts'
import type { Diagnosis, JudgedCause } from '../symptom.ts'
import { nextStep } from './next-step.ts'
import { hasNoSuchThing, problemOf } from './problem-of.ts'
import { inProgress } from './progress.ts'
import { stopOf, type Stop, strictStop, wentOnAnyway } from './strict-stop.ts'
import { counted, lowerFirst, sentence, titleOf } from './verdict-words.ts'

/** The bar at the top: in one sentence where the run stopped and why, and what to do. */
export interface RunVerdict {
  readonly tone: 'good' | 'bad' | 'warn' | 'neutral'
  /** For a pill: `failed`, `complete`, `2 warnings`, `in progress`. */
  readonly status: string
  /** Stands out: `Stopped at the token request:`. */
  readonly lead: string
  readonly reason: string
  readonly detail: string
  readonly step?: StepName
  readonly entry?: EntryId
  readonly fix?: Fix
  /** True where strict mode stops the run: what comes next is sent only if the person says so. */
  readonly stopped?: true
}

/**
 * The verdict on the latest branch. Proven causes come before failed checks before guesses. Where a
 * right client would not go on, it says so, and in strict mode that the run does not either.
 */
export function verdict(
  run: Run,
  judged: readonly Judged[],
  diagnoses: readonly Diagnosis[],
): RunVerdict {
  const plain = verdictBySeverity(run, judged, diagnoses)
  if (strictStop(run, judged)) return stopped(plain)
  const stop = stopOf(judged)
  return stop ? withStop(plain, run, stop) : plain
}

function stopped(plain: RunVerdict): RunVerdict {
  return {
    ...plain,
    status: 'stopped',
    lead: 'A right client stops here:',
    detail: `${plain.detail} In strict mode nothing more is sent.`.trim(),
    stopped: true,
  }
}

function withStop(plain: RunVerdict, run: Run, { judged: { check } }: Stop): RunVerdict {
  const detail = (words: string) => `${plain.detail} ${words}`.trim()
  const place = titleOf(check.step)
  return wentOnAnyway(run)
    ? { ...plain, detail: detail(`A right client stops at the ${place}; you went on anyway.`) }
    : {
        ...plain,
        detail: detail(`A right client stops at the ${place}; in inspect mode the run goes on.`),
      }
}

function verdictBySeverity(
  run: Run,
  judged: readonly Judged[],
  diagnoses: readonly Diagnosis[],
): RunVerdict {
  const branch = latestBranch(run)
  const first = diagnoses[0]
  if (first) return fromDiagnosis(first)
  const failedCheck = failures(judged, 'error')[0]
  if (failedCheck) return fromCheck(failedCheck, judged)
  const stopped = branch.find(
    (exchange) => problemOf(exchange) !== undefined && !goesOnElsewhere(run, exchange),
  )
  if (stopped) return fromExchange(stopped)
  return withoutFailure(run, branch, judged)
}

/** The metadata is not at the first place that was asked, which ends nothing. */
function goesOnElsewhere(run: Run, { sent }: Exchange): boolean {
  return sent.step === 'discovery' && otherFormLeft(run) !== undefined
}

function fromDiagnosis({ symptom, step, pointer, causes }: Diagnosis): RunVerdict {
  const best = causes.find(({ verdict: { certainty } }) => certainty !== 'ruled-out')
  const fix = best && (best.verdict.fix ?? best.cause.fix)
  return {
    tone: 'bad',
    status: 'failed',
    lead: `Stopped at the ${titleOf(step)}:`,
    reason: best ? sentence(reasonOf(best, symptom.title)) : sentence(symptom.title),
    detail: detailOf(best, causes),
    step,
    entry: pointer.entry,
    ...(fix && { fix }),
  }
}

function reasonOf({ cause, verdict: { certainty } }: JudgedCause, symptom: string): string {
  if (certainty === 'proven') return lowerFirst(cause.title)
  const guess = certainty === 'likely' ? 'most likely' : 'possibly'
  return `${symptom}; ${guess} ${lowerFirst(cause.title)}`
}

function detailOf(best: JudgedCause | undefined, causes: readonly JudgedCause[]): string {
  const ruledOut = causes.filter(({ verdict }) => verdict.certainty === 'ruled-out').length
  const fix = best ? (best.verdict.fix ?? best.cause.fix).text : ''
  const rest =
    ruledOut > 0 ? ` ${counted(ruledOut, 'other cause was', 'other causes were')} ruled out.` : ''
  return `${fix}${rest}`.trim()
}

function fromCheck({ check, verdict }: Judged, judged: readonly Judged[]): RunVerdict {
  const fail = verdict.outcome === 'fail' ? verdict : undefined
  const passed = judged.filter((other) => other.verdict.outcome === 'pass').length
  const entry = fail?.evidence.find(({ pointer }) => pointer)?.pointer?.entry
  return {
    tone: 'bad',
    status: 'failed',
    lead: `Not met at the ${titleOf(check.step)}:`,
    reason: sentence(`${check.title}${found(fail?.evidence[0])}`),
    detail:
      `${fail?.fix.text ?? ''} ${counted(passed, 'other check', 'other checks')} passed.`.trim(),
    step: check.step,
    ...(entry !== undefined && { entry }),
    ...(fail && { fix: fail.fix }),
  }
}

function found(evidence: Evidence | undefined): string {
  if (!evidence) return ''
  const { expected, found: actual, note } = evidence
  if (expected !== undefined && actual !== undefined)
    return ` (expected ${inShort(expected)}, found ${inShort(actual)})`
  return note ? ` (${note})` : ''
}

/** Characters of one value that a sentence bears. */
const valueLength = 28

/** Both ends of a long value without spaces, as a drawn one is; an address stays whole. */
function inShort(value: string): string {
  const isLong = value.length > valueLength && !/[\s/]/.test(value)
  return isLong ? `${value.slice(0, 10)}…${value.slice(-6)}` : value
}

function fromExchange(exchange: Exchange): RunVerdict {
  const { sent, outcome } = exchange
  return {
    tone: outcome.kind === 'unknown' ? 'warn' : 'bad',
    status: outcome.kind === 'unknown' ? 'unknown' : 'failed',
    lead: `Stopped at the ${titleOf(sent.step)}:`,
    reason: sentence(problemOf(exchange) ?? ''),
    detail: '',
    step: outcome.kind === 'callback' ? outcome.entry.step : sent.step,
    entry: outcome.kind === 'callback' ? outcome.entry.id : sent.id,
  }
}

function withoutFailure(
  run: Run,
  branch: readonly Exchange[],
  judged: readonly Judged[],
): RunVerdict {
  const passed = judged.filter(({ verdict }) => verdict.outcome === 'pass').length
  const warnings = failures(judged, 'warning')
  const first = warnings[0]
  if (isComplete(run, branch)) {
    if (first) return withWarnings(warnings.length, first, passed)
    if (run.connection.register) return registered
    if (branch.some(hasNoSuchThing)) return completeBut404(passed)
    return branch.every(isWhole) ? complete(passed) : completeAsRecorded(passed)
  }
  return inProgress(run, branch)
}

const registered: RunVerdict = {
  tone: 'good',
  status: 'registered',
  lead: 'The client is registered.',
  reason: 'The connection has its client_id now, and the server keeps its secret if it got one.',
  detail: 'Run the connection again, as this client.',
}

function complete(passed: number): RunVerdict {
  return {
    tone: 'good',
    status: 'complete',
    lead: 'The flow is complete.',
    reason: `Every message came back as it should: ${counted(passed, 'check', 'checks')} passed.`,
    detail: 'Look at any message, send one again with a change, or export the run.',
  }
}

function isWhole({ outcome }: Exchange): boolean {
  return outcome.kind !== 'response' || isRecorded(outcome.entry.response)
}

function completeAsRecorded(passed: number): RunVerdict {
  return {
    ...complete(passed),
    reason: `Nothing is wrong with what was recorded: ${counted(passed, 'check', 'checks')} passed.`,
    detail: 'The recording left the bodies of some messages out, which might say more.',
  }
}

function completeBut404(passed: number): RunVerdict {
  return {
    ...complete(passed),
    reason: `The API has nothing at the address that was asked (404), which says nothing of the token: ${counted(passed, 'check', 'checks')} passed.`,
  }
}

function withWarnings(count: number, { check, verdict }: Judged, passed: number): RunVerdict {
  return {
    tone: 'warn',
    status: counted(count, 'warning', 'warnings'),
    lead: 'The flow is complete, with something to mend:',
    reason: sentence(`not met: ${check.title}`),
    detail:
      `${verdict.outcome === 'fail' ? verdict.fix.text : ''} ${counted(passed, 'check', 'checks')} passed.`.trim(),
    step: check.step,
    ...(verdict.outcome === 'fail' && { fix: verdict.fix }),
  }
}

/** Nothing is left to send; a refresh is optional where no refresh token came. */
function isComplete(run: Run, branch: readonly Exchange[]): boolean {
  const sent = new Set(branch.map((exchange) => exchange.sent.step))
  const answered = branch.every(({ outcome }) => outcome.kind !== 'pending')
  const rest = stepsOf(run).filter((step) => step.request && !sent.has(step.name))
  return (
    answered &&
    nextStep(run) === undefined &&
    rest.every(({ name, optional }) => optional === true || name === 'refresh')
  )
}

function failures(judged: readonly Judged[], severity: 'error' | 'warning'): Judged[] {
  return judged.filter(
    ({ check, verdict }) => check.severity === severity && verdict.outcome === 'fail',
  )
}
