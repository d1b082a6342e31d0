import type { Cause, CauseVerdict, Certainty, Scene } from '../symptom.ts'
import type { Reading } from './question.ts'

/** Answers that decide come first: what one server said outright is not outweighed by a maybe. */
const order: Readonly<Record<Certainty, number>> = {
  proven: 0,
  'ruled-out': 1,
  likely: 2,
  possible: 3,
}

/**
 * The verdict with what the answers to the cause's questions add. What the trace proves or rules
 * out by itself stands; an answer adds its evidence, and how to mend it where it shows that.
 */
export function withAnswers(verdict: CauseVerdict, cause: Cause, scene: Scene): CauseVerdict {
  if (verdict.certainty === 'ruled-out') return verdict
  const readings = (cause.questions ?? []).flatMap((question) => question.reads?.(scene) ?? [])
  const [best] = readings.toSorted((a, b) => order[a.certainty] - order[b.certainty])
  if (!best) return verdict
  const same = readings.filter(({ certainty }) => certainty === best.certainty)
  const certainty = strongest(verdict, best)
  const evidence = [...verdict.evidence, ...same.flatMap((reading) => reading.evidence)]
  const fix = certainty === best.certainty ? best.fix : undefined
  return { ...verdict, certainty, evidence, ...(fix && { fix }) }
}

function strongest(verdict: CauseVerdict, { certainty }: Reading): Certainty {
  const keeps = verdict.certainty === 'proven' || certainty === 'possible'
  return keeps ? verdict.certainty : certainty
}
