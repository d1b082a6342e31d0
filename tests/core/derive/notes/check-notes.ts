import { expect, test } from 'vitest'
import { noteOf } from '../../../../core/derive/notes.ts'
import type { Note } from '../../../../core/derive/notes/note.ts'
import type { Rules } from '../../../../core/derive/notes/subject.ts'
import { placesOf } from '../../../../core/derive/places.ts'
import { examine } from '../../../../core/examine.ts'
import { type Run, type StepName, isInbound, latest } from '../../../../core/run.ts'
import { utcTime } from '../../../../core/time-words.ts'
import { type Arrangement, arrangeRun, startedAt } from '../../arrange-run.ts'

/** What a row differs in from that of a healthy run. */
export interface Circumstances {
  /** Instead of what the trace has there. */
  readonly value?: string
  readonly when?: Arrangement
  readonly then?: (run: Run) => Run
  /** Of a message not sent yet. */
  readonly draft?: boolean
  /** Seconds after the first entry; as of the last entry when absent. */
  readonly seconds?: number
}

/** `STEP PART`, then `TONE: TEXT`. */
export type Case = readonly [place: string, note: string, circumstances?: Circumstances]

/** Each case says what it should, and each rule has a case. */
export function checkNotes(rules: Rules, cases: readonly Case[]): void {
  for (const [place, expected, circumstances] of cases) {
    test(`${place} says, ${expected}`, async () => {
      const { tone, text } = await noted(place, circumstances)
      expect(`${tone}: ${text}`).toBe(expected)
    })
  }

  test('every rule has a case', () => {
    const covered = new Set(cases.flatMap(([place]) => keysOf(place)))
    expect(Object.keys(rules).filter((rule) => !covered.has(rule))).toEqual([])
  })
}

/** A header is looked up in lower case; a rule may hold for any step. */
function keysOf(place: string): string[] {
  const { step, part } = parse(place)
  const names = [part, part.toLowerCase()]
  return names.flatMap((name) => [`${step} ${name}`, `* ${name}`])
}

function parse(place: string): { step: StepName; part: string } {
  const [step = '', part = ''] = place.split(' ')
  return { step: step as StepName, part }
}

/** The note in that row of a run that is healthy but for the circumstances. */
export async function noted(place: string, circumstances: Circumstances = {}): Promise<Note> {
  const { step, part } = parse(place)
  const { value, when, then, draft = false, seconds } = circumstances
  const validation = step === 'id-token' || step === 'access-token'
  const arranged = await arrangeRun(when ?? (validation ? { until: 'jwks' } : {}))
  const run = then ? then(arranged) : arranged
  const entry = draft ? undefined : entryOf(run, validation ? 'token-request' : step, part)
  const clock = seconds === undefined ? [] : [{ now: startedAt + seconds * 1000, time: utcTime }]
  return noteOf(
    await examine(run),
    { step, part, ...(entry !== undefined && { entry }) },
    value ?? valueAt(run, entry, part),
    ...clock,
  )
}

function entryOf(run: Run, step: StepName, part: string): number | undefined {
  if (part.startsWith('callback')) return run.entries.findLast(isInbound)?.id
  const exchange = latest(run, step)
  if (part.startsWith('request')) return exchange?.sent.id
  return exchange && 'entry' in exchange.outcome ? exchange.outcome.entry.id : undefined
}

function valueAt(run: Run, entry: number | undefined, part: string): string {
  const found = run.entries[(entry ?? 0) - 1]
  const place = found && placesOf(found).find((candidate) => candidate.part === part)
  if (!place) throw new Error(`Entry ${entry} has nothing at ${part}: name a value`)
  return place.value
}
