import { callbackParameters } from '../callback-parameters.ts'
import type { Evidence, Fix, Judged } from '../check.ts'
import { otherFormLeft } from '../discovery-forms.ts'
import { stepsOf, stepNamed } from '../flows.ts'
import { responseMembers } from '../in-hand.ts'
import { isStillWaiting, pollingOf } from '../polling.ts'
import { nonceAsked } from '../nonce-challenge.ts'
import { type EntryId, type Exchange, type Run, type StepName, latestBranch } from '../run.ts'
import type { Diagnosis, JudgedCause } from '../symptom.ts'
import { nextStep } from './next-step.ts'
import { stopOf, type Stop, strictStop, wentOnAnyway } from './strict-stop.ts'

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
    return ` (expected ${expected}, found ${actual})`
  return note ? ` (${note})` : ''
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

/** What is wrong with an exchange by its outcome alone; undefined when nothing is. */
export function problemOf(exchange: Exchange): string | undefined {
  const { outcome } = exchange
  if (isStillWaiting(exchange) || nonceAsked(exchange) !== undefined) return undefined
  switch (outcome.kind) {
    case 'pending':
      return undefined
    case 'failed':
    case 'unknown':
      return outcome.entry.message
    case 'callback': {
      const parameters = callbackParameters(outcome.entry.request)
      const error = parameters.find(([name]) => name === 'error')?.[1]
      const description = parameters.find(([name]) => name === 'error_description')?.[1]
      if (error !== undefined) return described(error, description)
      if (outcome.entry.step === 'logout-return') return undefined
      return parameters.some(([name]) => brought.has(name))
        ? undefined
        : 'the callback brought no code'
    }
    case 'response':
      return problemOfResponse(outcome.entry.response.status, outcome.entry.response.body)
  }
}

/** What an authorization response can bring to go on with (OpenID Connect Core §3). */
const brought: ReadonlySet<string> = new Set(['code', 'id_token', 'access_token'])

function problemOfResponse(status: number, body: string): string | undefined {
  const members = responseMembers(body)
  const error = members?.['error']
  if (typeof error === 'string')
    return `${status} ${described(error, members?.['error_description'])}`
  return status >= 200 && status < 300 ? undefined : `the answer was ${status}`
}

function described(error: string, description: unknown): string {
  return typeof description === 'string' && description !== '' ? `${error}: ${description}` : error
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
    return first ? withWarnings(warnings.length, first, passed) : complete(passed)
  }
  return inProgress(run, branch)
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

function inProgress(run: Run, branch: readonly Exchange[]): RunVerdict {
  const pending = branch.find(({ outcome }) => outcome.kind === 'pending')
  if (pending?.sent.channel === 'front') {
    return pending.sent.step === 'logout'
      ? waitingForLogout
      : neutral(
          'Waiting for the login.',
          'The authorization server has the user now.',
          'Log in in the other tab; the run goes on when the browser comes back.',
        )
  }
  if (pending)
    return neutral('Sending.', `Waiting for the answer to the ${titleOf(pending.sent.step)}.`, '')
  const polling = pollingOf(run)
  if (polling) {
    return neutral(
      'Waiting for the user.',
      'The user types the code in on another device, and the client asks now and then.',
      `Ask every ${polling.interval} seconds: “Next” asks once, “Run” goes on until there is an answer.`,
    )
  }
  const otherForm = otherFormLeft(run)
  if (otherForm) {
    return neutral(
      'No metadata there.',
      `An issuer may publish it in another form of the address: ${otherForm.made}.`,
      `The next message asks ${otherForm.url}.`,
    )
  }
  const next = nextStep(run)
  if (branch.length === 0) {
    return neutral(
      'Ready.',
      `The first message is the ${titleOf(next?.name ?? 'discovery')}.`,
      '“Next” sends one message, “Run” sends all it can.',
    )
  }
  if (next)
    return neutral(
      'So far so good.',
      `The next message is the ${titleOf(next.name)}.`,
      next.summary,
    )
  const blocked = stepsOf(run).find((step) => !step.optional && step.missing(run).length > 0)
  return neutral(
    'Nothing more can be sent.',
    blocked
      ? sentence(`the ${titleOf(blocked.name)} lacks ${blocked.missing(run).join('; ')}`)
      : '',
    '',
  )
}

const waitingForLogout = neutral(
  'Waiting for the logout.',
  'The authorization server has the user now.',
  'Finish logging out in the other tab. A server that has no address to return to ends on a page of its own.',
)

function neutral(lead: string, reason: string, detail: string): RunVerdict {
  return { tone: 'neutral', status: 'in progress', lead, reason, detail }
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

function titleOf(step: StepName): string {
  const { title } = stepNamed(step)
  return /^(ID|JWK|UserInfo|API)/.test(title) ? title : lowerFirst(title)
}

/** Names of the wire keep their case; only a sentence's first word loses its capital. */
function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}
