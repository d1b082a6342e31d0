import type { EntryId, StepName } from '../core/run.ts'
import { type Hits, hitKey } from './hits.ts'
import type { Row, RowNote } from './rows.ts'

/** Where a list of rows stands: `part` is the beginning of a check's pointer. */
export interface RowsPlace {
  readonly step: StepName
  /** Absent while the message is still a draft. */
  readonly entry?: EntryId | undefined
  /** `request.body`, `callback`, `response.json`, `id_token.claims`, … */
  readonly part: string
}

/** What is known of one row. */
export type NoteSource = (place: RowsPlace, row: Row) => RowNote | undefined

/** Rows that something is known of; of more, as only a hostile server sends, failures alone are told. */
const mostKnown = 1_000

/** The rows with what is to be said of each: a failure first, then what is known of the value. */
export function annotated(
  rows: readonly Row[],
  place: RowsPlace,
  hits: Hits,
  noteOf: NoteSource,
): Row[] {
  return rows.map((row, index) => {
    const note = hitOf(row, place, hits) ?? (index < mostKnown ? noteOf(place, row) : undefined)
    return note ? { ...row, note } : row
  })
}

function hitOf({ name }: Row, { entry, part }: RowsPlace, hits: Hits): RowNote | undefined {
  if (entry === undefined) return undefined
  return (
    hits.get(hitKey(entry, `${part}.${name}`)) ??
    hits.get(hitKey(entry, `${part}.${name.toLowerCase()}`))
  )
}
