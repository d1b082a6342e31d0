import type { Facts } from '../core/facts.ts'
import { noteOf } from '../core/derive/notes.ts'
import { specificationLink } from '../core/specifications.ts'
import type { NoteSource, RowsPlace } from './annotate.ts'
import type { Row, RowNote } from './rows.ts'
import { clock } from './when.ts'

/** What the core knows of a row, in the form the page shows. Times are this machine's. */
export function rowNote(facts: Facts): NoteSource {
  return ({ step, entry, part }: RowsPlace, row: Row): RowNote | undefined => {
    const place = { step, part: `${part}.${row.name}`, ...(entry !== undefined && { entry }) }
    const { text, tone, specification } = noteOf(facts, place, row.prefix + row.value, {
      now: Date.now(),
      time: clock,
    })
    const link = specification === undefined ? undefined : specificationLink(specification)
    if (text === '') return undefined
    return {
      text,
      ...(tone !== 'muted' && { tone }),
      ...(link && { link: { href: link.url, title: link.label } }),
    }
  }
}
