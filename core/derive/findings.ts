import type { Evidence, Fix, Judged, Severity } from '../check.ts'
import type { EntryId, StepName } from '../run.ts'
import type { Certainty, Diagnosis } from '../symptom.ts'

/** One judgement of ours, in the form that the page, a report and other tools read. */
export interface Finding {
  readonly id: string
  readonly kind: 'check' | 'cause'
  readonly step: StepName
  readonly severity: Severity
  /** What was ruled out is no finding. */
  readonly status: Exclude<Certainty, 'ruled-out'>
  readonly title: string
  readonly explanation: string
  readonly evidence: readonly Evidence[]
  readonly fix: Fix
  readonly specification: readonly string[]
  readonly provider?: string
  /** For a cause: the checks that prove it, which are not listed again on their own. */
  readonly checks?: readonly string[]
  readonly entry?: EntryId
}

const statusRank = { proven: 0, likely: 1, possible: 2 } as const
const severityRank = { error: 0, warning: 1, advice: 2 } as const

/**
 * All findings, best first: proven before likely before possible, errors before warnings before
 * advice. A failed check that proves a cause appears once, as that cause.
 */
export function findings(judged: readonly Judged[], diagnoses: readonly Diagnosis[]): Finding[] {
  const found = diagnoses.flatMap(fromDiagnosis)
  const causes = withoutRepeats(found)
  const explained = new Set([
    ...found.filter(isProven).flatMap(({ checks = [] }) => checks),
    ...diagnoses.filter(hasCause).flatMap(({ symptom }) => symptom.shownBy ?? []),
  ])
  const checks = judged.flatMap(fromCheck).filter(({ id }) => !explained.has(id))
  return [...causes, ...checks].sort((a, b) => orderOf(a) - orderOf(b))
}

/** The causes of one symptom come in the order in which the diagnosis has them. */
function orderOf({ status, severity, kind }: Finding): number {
  return severityRank[severity] * 100 + statusRank[status] * 10 + (kind === 'cause' ? 0 : 1)
}

function hasCause({ causes }: Diagnosis): boolean {
  return causes.some(({ verdict }) => verdict.certainty !== 'ruled-out')
}

function isProven({ status }: Finding): boolean {
  return status === 'proven'
}

function withoutRepeats(found: readonly Finding[]): Finding[] {
  const best = new Map<string, Finding>()
  for (const finding of found) {
    const known = best.get(finding.id)
    if (!known || statusRank[finding.status] < statusRank[known.status])
      best.set(finding.id, finding)
  }
  return [...best.values()]
}

/** Once a cause is proven, the merely likely ones stay with the symptom and are no findings. */
function fromDiagnosis({ step, pointer, causes }: Diagnosis): Finding[] {
  const proven = causes.filter(({ verdict }) => verdict.certainty === 'proven')
  return (proven.length > 0 ? proven : causes).flatMap(({ cause, verdict, provider }) =>
    verdict.certainty === 'ruled-out'
      ? []
      : [
          {
            id: cause.id,
            kind: 'cause',
            step,
            severity: 'error',
            status: verdict.certainty,
            title: cause.title,
            explanation: cause.explanation,
            evidence: verdict.evidence,
            fix: verdict.fix ?? cause.fix,
            specification: cause.specification,
            entry: pointer.entry,
            ...(provider !== undefined && { provider }),
            ...(cause.checks && { checks: cause.checks }),
          },
        ],
  )
}

function fromCheck({ check, verdict }: Judged): Finding[] {
  if (verdict.outcome !== 'fail') return []
  const entry = verdict.evidence.find(({ pointer }) => pointer)?.pointer?.entry
  return [
    {
      id: check.id,
      kind: 'check',
      step: check.step,
      severity: check.severity,
      status: 'proven',
      title: check.title,
      explanation: '',
      evidence: verdict.evidence,
      fix: verdict.fix,
      specification: check.specification,
      ...(entry !== undefined && { entry }),
    },
  ]
}
