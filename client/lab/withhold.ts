import type { Analysis } from '../../core/analyse.ts'
import { diagram } from '../../core/derive/diagram.ts'
import { type RunVerdict, verdict } from '../../core/derive/verdict.ts'
import type { Run } from '../../core/run.ts'

/**
 * The analysis without what it has found out, for a person who wants to: the messages and what
 * passed stay, and where the servers themselves refused.
 */
export function withhold(run: Run, analysis: Analysis, symptom: string): Analysis {
  return {
    ...analysis,
    judged: analysis.judged.filter((item) => item.verdict.outcome !== 'fail'),
    diagnoses: [],
    findings: [],
    verdict: verdictBySight(run, symptom),
    diagram: diagram(run, []),
  }
}

/** What the answers alone show, without any judgement of ours. */
function verdictBySight(run: Run, symptom: string): RunVerdict {
  const seen = verdict(run, [], [])
  if (seen.tone === 'neutral') return seen
  const task = 'Look through the messages, then name the cause.'
  if (seen.tone === 'bad' || seen.tone === 'warn') return { ...seen, detail: task }
  return {
    tone: 'neutral',
    status: 'cause to be found',
    lead: 'Every message was answered.',
    reason: symptom,
    detail: task,
  }
}
