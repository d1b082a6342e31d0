import type { Pointer } from '../check.ts'
import type { Entry, Run } from '../run.ts'
import { chipAt } from './chips.ts'
import type { ChipName, Diagram } from './diagram.ts'
import { placesOf } from './places.ts'

/** One coloured value and every place of the trace that has it, the origin first. */
export interface Strand {
  readonly name: ChipName
  readonly value: string
  readonly places: readonly Pointer[]
}

/** Characters. A shorter value is found only where its name stands too, not by its text alone. */
const distinctLength = 8

interface Found {
  readonly pointer: Pointer
  readonly value: string
  readonly chip: ChipName | undefined
}

/**
 * Every coloured value of the run with all its places, in the order of the trace. A value is
 * matched by its whole text: in fields, callbacks, members, and the claims of the tokens.
 */
export function provenance(run: Run): Strand[] {
  const found = run.entries.flatMap(foundIn)
  const named = found.filter(({ chip, value }) => chip !== undefined && value !== '')
  const first = new Map(named.map(({ chip, value }) => [`${chip} ${value}`, { chip, value }]))
  return [...first.values()].flatMap(({ chip, value }) => {
    const distinct = value.length >= distinctLength
    const places = found.filter((at) => at.value === value && (distinct || at.chip === chip))
    return chip === undefined ? [] : [{ name: chip, value, places: places.map(pointerOf) }]
  })
}

function foundIn(entry: Entry): Found[] {
  return placesOf(entry).map((place) => ({
    pointer: { entry: entry.id, part: place.part },
    value: place.value,
    chip: chipAt(entry.step, place),
  }))
}

function pointerOf({ pointer }: Found): Pointer {
  return pointer
}

/** The chips of the map that hold a value: `KEY NAME` of each, KEY being the arrow's. */
export function litChips(diagram: Diagram, strand: Strand): Set<string> {
  const entries = new Set<number | undefined>(strand.places.map(({ entry }) => entry))
  const arrows = [...diagram.phases.flatMap((phase) => phase.arrows), ...diagram.aside]
  const lit = arrows.filter(({ shows, chips }) => entries.has(shows) && chips.includes(strand.name))
  return new Set(lit.map(({ key }) => `${key} ${strand.name}`))
}
