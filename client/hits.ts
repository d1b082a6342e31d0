import type { Evidence, Judged } from '../core/check.ts'
import type { EntryId } from '../core/run.ts'
import type { Diagnosis } from '../core/symptom.ts'
import type { RowNote } from './rows.ts'

/** What is wrong at a place of the trace, for the row that shows it. */
export type Hits = ReadonlyMap<string, RowNote>

/** The name of a place: an entry and a part of it. */
export function hitKey(entry: EntryId, part: string): string {
  return `${entry} ${part}`
}

/** Every place that evidence of a failure points at; an error is kept before a warning. */
export function hitsOf(judged: readonly Judged[], diagnoses: readonly Diagnosis[]): Hits {
  const hits = new Map<string, RowNote>()
  for (const severity of ['error', 'warning'] as const) {
    for (const { check, verdict } of judged) {
      if (verdict.outcome !== 'fail' || check.severity !== severity) continue
      mark(hits, verdict.evidence, severity === 'error' ? 'bad' : 'warn', check.title)
    }
  }
  for (const { cause, verdict } of diagnoses.flatMap(({ causes }) => causes)) {
    if (verdict.certainty === 'proven') mark(hits, verdict.evidence, 'bad', cause.title)
  }
  return hits
}

function mark(
  hits: Map<string, RowNote>,
  evidence: readonly Evidence[],
  tone: 'bad' | 'warn',
  title: string,
): void {
  for (const piece of evidence) {
    if (!piece.pointer) continue
    const key = hitKey(piece.pointer.entry, piece.pointer.part)
    if (!hits.has(key)) hits.set(key, { tone, text: inWords(piece) ?? title })
  }
}

function inWords({ expected, note }: Evidence): string | undefined {
  if (expected !== undefined) return `expected ${expected}${note ? ` (${note})` : ''}`
  return note
}
