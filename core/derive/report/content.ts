import type { Analysis } from '../../analyse.ts'
import type { Evidence } from '../../check.ts'
import { stepNamed, stepsOf } from '../../flows.ts'
import { type SpecificationLink, specificationLink } from '../../specifications.ts'
import type { Run, StepName } from '../../run.ts'
import { type Diagram, diagram } from '../diagram.ts'
import type { Finding } from '../findings.ts'
import { type Redaction, type Tokens, redact } from '../redact.ts'
import type { Removed } from '../redact/ledger.ts'
import type { RunVerdict } from '../verdict.ts'
import { type ReportedMessage, messagesOf } from './messages.ts'

/** What a report says, before it is Markdown or HTML. All text is redacted, none is escaped. */
export interface ReportContent {
  readonly title: string
  readonly tone: RunVerdict['tone']
  readonly status: string
  readonly lead: string
  readonly reason: string
  readonly detail: string
  readonly particulars: readonly (readonly [label: string, value: string])[]
  readonly findings: readonly ReportedFinding[]
  /** Causes that the trace rules out, each with what rules it out. */
  readonly ruledOut: readonly { readonly title: string; readonly because: string }[]
  readonly diagram: Diagram
  readonly checks: readonly CheckCount[]
  readonly messages: readonly ReportedMessage[]
  readonly removed: readonly Removed[]
}

export interface ReportedFinding {
  readonly title: string
  /** `error, proven`, with the provider whose words led to it. */
  readonly standing: string
  readonly explanation: string
  readonly evidence: readonly ReportedEvidence[]
  readonly fix: string
  readonly specifications: readonly SpecificationLink[]
}

export interface ReportedEvidence {
  readonly expected: string
  readonly found: string
  /** `token request, request.body.redirect_uri (message 6)` */
  readonly where: string
  readonly note: string
}

export interface CheckCount {
  readonly step: string
  readonly passed: number
  readonly failed: number
  /** What does not concern this run, and what its trace does not tell. */
  readonly open: number
}

/** What to call the report, and what it may show. */
export interface ReportOptions {
  /** Absent: the connection's name. */
  readonly title?: string
  /** `live` shows tokens and codes as they are; never the client's own secrets. */
  readonly tokens?: Tokens
}

/** Findings that a page has room for. */
const shownFindings = 12

/** The content of the report. Whatever stems from the run goes through its redaction. */
export function contentOf(run: Run, analysis: Analysis, options: ReportOptions): ReportContent {
  const redaction = redact(run, options.tokens ?? 'redacted')
  const { text } = redaction
  const { tone, status, lead, reason, detail } = analysis.verdict
  const findings = analysis.findings.slice(0, shownFindings)
  const content = {
    title: options.title ?? `A run of ${text(run.connection.name)}`,
    ...{ tone, status, lead, reason: text(reason), detail: text(detail) },
    particulars: particularsOf(redaction.run),
    findings: findings.map((finding) => reported(finding, redaction)),
    ruledOut: ruledOutOf(analysis, redaction),
    diagram: diagram(redaction.run, analysis.judged),
    checks: countsOf(run, analysis),
    messages: messagesOf(redaction.run),
  }
  return { ...content, removed: redaction.removed }
}

function particularsOf({ connection, entries }: Run): ReportContent['particulars'] {
  const { issuer, client_id, clientAuthentication, redirect_uri, scope, audience, pkce } =
    connection
  const begun = entries[0] && dateOf(entries[0].at)
  const all: readonly (readonly [string, string | undefined])[] = [
    ['Begun', begun],
    ['Issuer', issuer],
    ['client_id', client_id],
    ['Client authentication', clientAuthentication],
    ['redirect_uri', redirect_uri],
    ['scope', scope],
    ['audience', audience],
    ['PKCE', pkce],
    ['API', connection.api.url],
  ]
  return all.flatMap(([label, value]) => (value ? [[label, value] as const] : []))
}

function dateOf(at: number): string | undefined {
  const date = new Date(at)
  return Number.isNaN(date.getTime())
    ? undefined
    : `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

function reported(finding: Finding, { run, text }: Redaction): ReportedFinding {
  const { severity, status, provider } = finding
  const whose = provider === undefined ? [] : [`known of ${provider}`]
  return {
    title: text(finding.kind === 'check' ? `Not met: ${finding.title}` : finding.title),
    standing: [severity, status, ...whose].join(', '),
    explanation: text(finding.explanation),
    evidence: finding.evidence.map((evidence) => reportedEvidence(evidence, run, text)),
    fix: text(finding.fix.text),
    specifications: finding.specification.flatMap((section) => specificationLink(section) ?? []),
  }
}

function reportedEvidence(
  { expected = '', found = '', note = '', pointer }: Evidence,
  run: Run,
  text: Redaction['text'],
): ReportedEvidence {
  return {
    expected: text(expected),
    found: text(found),
    note: text(note),
    where: pointer ? text(placeOf(pointer.entry, pointer.part, run)) : '',
  }
}

function placeOf(id: number, part: string, run: Run): string {
  const entry = run.entries.find((candidate) => candidate.id === id)
  return entry ? `${titleOf(entry.step)}, ${part} (entry ${id})` : part
}

function ruledOutOf({ diagnoses }: Analysis, { text }: Redaction): ReportContent['ruledOut'] {
  return diagnoses.flatMap(({ causes }) =>
    causes
      .filter(({ verdict }) => verdict.certainty === 'ruled-out')
      .map(({ cause, verdict }) => ({
        title: text(cause.title),
        because: text(verdict.evidence.map(inWords).filter(Boolean).join('; ')),
      })),
  )
}

function inWords({ expected, found, note }: Evidence): string {
  if (found === undefined) return note ?? ''
  return expected === undefined || expected === found
    ? `found ${found}, as it should be`
    : `expected ${expected}, found ${found}`
}

/** By step, in the order of the flow; steps of which nothing was judged are left out. */
function countsOf(run: Run, { judged }: Analysis): CheckCount[] {
  return stepsOf(run).flatMap(({ name }) => {
    const own = judged.filter(({ check }) => check.step === name)
    const count = (outcome: string): number =>
      own.filter(({ verdict }) => verdict.outcome === outcome).length
    const [passed, failed] = [count('pass'), count('fail')]
    if (passed + failed === 0) return []
    return [{ step: titleOf(name), passed, failed, open: own.length - passed - failed }]
  })
}

function titleOf(step: StepName): string {
  return stepNamed(step).title
}
