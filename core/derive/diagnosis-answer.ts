import type { Analysis } from '../analyse.ts'
import { stepsOf } from '../flows.ts'
import { statusOf } from './status.ts'

/** The analysis in the form that other tools read; `docs/api.md` describes it. */
export function diagnosisAnswer({ facts, judged, diagnoses, findings, verdict }: Analysis): object {
  return {
    verdict,
    findings: findings.map(({ fix, checks: _checks, ...finding }) => ({
      ...finding,
      fix: fix.text,
    })),
    symptoms: diagnoses.map(({ symptom, step, pointer, causes }) => ({
      id: symptom.id,
      title: symptom.title,
      step,
      pointer,
      causes: causes.map(({ cause, verdict: judgedCause, provider }) => ({
        id: cause.id,
        title: cause.title,
        status: judgedCause.certainty,
        explanation: cause.explanation,
        evidence: judgedCause.evidence,
        fix: (judgedCause.fix ?? cause.fix).text,
        specification: cause.specification,
        ...(judgedCause.tell !== undefined && { tell: judgedCause.tell }),
        ...(provider !== undefined && { provider }),
      })),
    })),
    steps: stepsOf(facts.run).map((step) => ({
      name: step.name,
      title: step.title,
      status: statusOf(facts.run, step, judged),
      checks: judged
        .filter(({ check }) => check.step === step.name)
        .map(({ check, verdict: { outcome, ...rest } }) => ({
          id: check.id,
          title: check.title,
          severity: check.severity,
          outcome,
          evidence: 'evidence' in rest ? rest.evidence : [],
        })),
    })),
  }
}
