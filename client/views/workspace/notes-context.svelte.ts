import { createContext } from 'svelte'
import type { Analysis } from '../../../core/analyse.ts'
import { annotated, type RowsPlace } from '../../annotate.ts'
import { hitsOf } from '../../hits.ts'
import { rowNote } from '../../row-note.ts'
import type { Row } from '../../rows.ts'

/** Adds to rows what is known of each. */
export type Annotate = (rows: readonly Row[], place: RowsPlace) => Row[]

const [useNotes, setNotes] = createContext<Annotate>()

export { useNotes }

/** Gives the messages below the notes that follow from an analysis. */
export function provideNotes(analysis: () => Analysis): void {
  const hits = $derived(hitsOf(analysis().judged, analysis().diagnoses))
  setNotes((rows, place) => annotated(rows, place, hits, rowNote(analysis().facts)))
}
