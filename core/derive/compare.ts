import { differenceOf } from '../checks/difference.ts'
import { allSteps, stepNamed } from '../flows.ts'
import type { EntryId, Run, StepName } from '../run.ts'
import { isCarried, mustDiffer, roleOf, withoutPassing } from './compare/roles.ts'
import { type Cell, type Side, sidesOf } from './compare/sides.ts'

/**
 * How two values go together. `by-nature`: they differ as they must. `repeated`: they are the same
 * and must not be. `differs`, `only-in-a`, `only-in-b`: a difference.
 */
export type Agreement = 'same' | 'by-nature' | 'repeated' | 'differs' | 'only-in-a' | 'only-in-b'

/** One field of one message, side by side. */
export interface ComparedRow {
  readonly step: StepName
  /** Which of the step's messages, from 1. */
  readonly place: number
  /** As in a `Pointer`; `outcome` for what came of the message, `message` for all of it. */
  readonly part: string
  readonly name: string
  readonly a?: ComparedValue
  readonly b?: ComparedValue
  readonly agreement: Agreement
  /** False for a difference that explains nothing: a header of the load balancer, a user's name. */
  readonly matters: boolean
}

export interface ComparedValue {
  readonly value: string
  readonly entry: EntryId
}

export interface Comparison {
  /** In the order of the flow. */
  readonly rows: readonly ComparedRow[]
  readonly firstDifference?: {
    readonly row: ComparedRow
    /** The difference and what followed from it, in one to three sentences. */
    readonly sentence: string
  }
}

/** What to call the two runs. */
export interface Names {
  readonly a: string
  readonly b: string
}

/**
 * Two runs side by side, field by field, each message beside its like. Values that every run has
 * anew (state, nonce, code, tokens, times) are compared by the part they play, so that a `state`
 * that came back changed is a difference, and a `state` that is another one is none.
 */
export function compare(a: Run, b: Run, names: Names = { a: 'A', b: 'B' }): Comparison {
  const [inA, inB] = [labelled(sidesOf(a)), labelled(sidesOf(b))]
  const keys = [...new Set([...inA, ...inB].map(keyOf))]
  const pairs = keys.map((key) => [find(inA, key), find(inB, key)] as const)
  const rows = pairs.toSorted(byFlow).flatMap(([left, right]) => rowsOf(left, right))
  const row = rows.find(isDifference)
  return row ? { rows, firstDifference: { row, sentence: sentenceOf(row, rows, names) } } : { rows }
}

/** A message with, for each value, the part it plays: `state 1`, or the value itself. */
interface LabelledSide extends Side {
  readonly labels: readonly string[]
}

function labelled(sides: readonly Side[]): LabelledSide[] {
  const seen = new Map<string, string[]>()
  return sides.map((side) => ({ ...side, labels: side.cells.map((cell) => labelOf(cell, seen)) }))
}

/** The first `state` of a run is `state 1` wherever it stands; another one is `state 2`. */
function labelOf({ part, name, value }: Cell, seen: Map<string, string[]>): string {
  const role = roleOf(part, name)
  if (role === undefined) return comparable(name, value)
  if (!isCarried(role)) return role
  const text = role === 'access_token' ? value.replace(/^(Bearer|DPoP|Basic) +/i, '') : value
  const known = seen.get(role) ?? []
  if (!known.includes(text)) known.push(text)
  seen.set(role, known)
  return `${role} ${known.indexOf(text) + 1}`
}

/** A scope is a set (RFC 6749 §3.3); other text loses what a server makes up for each answer. */
function comparable(name: string, value: string): string {
  return name === 'scope'
    ? value
        .split(/[\s,]+/)
        .toSorted()
        .join(' ')
    : withoutPassing(value)
}

function keyOf({ step, place }: Side): string {
  return `${step} ${place}`
}

function find(sides: readonly LabelledSide[], key: string): LabelledSide | undefined {
  return sides.find((side) => keyOf(side) === key)
}

type Pair = readonly [LabelledSide | undefined, LabelledSide | undefined]

function byFlow([a, b]: Pair, [c, d]: Pair): number {
  return flowPlace(a ?? b) - flowPlace(c ?? d)
}

function flowPlace(side: Side | undefined): number {
  return allSteps.findIndex(({ name }) => name === side?.step)
}

function rowsOf(left: LabelledSide | undefined, right: LabelledSide | undefined): ComparedRow[] {
  const side = left ?? right
  if (!side) return []
  const { step, place } = side
  if (!left || !right) {
    const value = { value: 'sent', entry: side.cells[0]?.entry ?? 0 }
    const whole = { step, place, part: 'message', name: stepNamed(step).title, matters: true }
    return [
      left
        ? { ...whole, a: value, agreement: 'only-in-a' }
        : { ...whole, b: value, agreement: 'only-in-b' },
    ]
  }
  const [inA, inB] = [keyed(left), keyed(right)]
  return [...new Set([...inA.keys(), ...inB.keys()])]
    .map((key) => rowOf(side, inA.get(key), inB.get(key)))
    .toSorted((a, b) => sectionOf(a.part) - sectionOf(b.part))
}

interface Labelled {
  readonly cell: Cell
  readonly label: string
}

/** By part and, for a name that stands several times, by which of them it is. */
function keyed({ cells, labels }: LabelledSide): Map<string, Labelled> {
  const counts = new Map<string, number>()
  return new Map(
    cells.map((cell, index) => {
      const part = cell.part.includes('.header.') ? cell.part.toLowerCase() : cell.part
      const count = (counts.get(part) ?? 0) + 1
      counts.set(part, count)
      return [`${part} ${count}`, { cell, label: labels[index] ?? '' }]
    }),
  )
}

const sections: readonly string[] = [
  'message',
  ...['request.method', 'request.url', 'request.query', 'request.header', 'request.body'],
  ...['outcome', 'callback', 'response', 'id_token', 'access_token'],
]

function sectionOf(part: string): number {
  return sections.findIndex((section) => part.startsWith(section))
}

function rowOf(
  { step, place }: Side,
  a: Labelled | undefined,
  b: Labelled | undefined,
): ComparedRow {
  const { part, name } = (a ?? b)?.cell ?? { part: '', name: '' }
  return {
    ...{ step, place, part, name },
    ...(a && { a: { value: a.cell.value, entry: a.cell.entry } }),
    ...(b && { b: { value: b.cell.value, entry: b.cell.entry } }),
    agreement: agreementOf(a, b),
    matters: matters(step, part),
  }
}

function agreementOf(a: Labelled | undefined, b: Labelled | undefined): Agreement {
  if (!a) return 'only-in-b'
  if (!b) return 'only-in-a'
  if (a.label !== b.label) return 'differs'
  const { part, name, value } = a.cell
  if (value !== b.cell.value) return name === 'scope' ? 'same' : 'by-nature'
  const role = roleOf(part, name)
  return role !== undefined && mustDiffer(role) && isShown(value) ? 'repeated' : 'same'
}

/** What an export has taken out reads alike in every run. */
function isShown(value: string): boolean {
  return value !== '' && !value.includes('«redacted')
}

const telling =
  /^(content-type|location|www-authenticate|cache-control|retry-after|authorization|accept|dpop|origin)$/i

/** What says how the protocol went, rather than what it was used for. */
function matters(step: StepName, part: string): boolean {
  const header = /\.header\.(.*)$/.exec(part)?.[1]
  if (header !== undefined && !part.includes('token')) return telling.test(header)
  const isAnswer = part.startsWith('response.json')
  if (step === 'jwks' || step === 'api-request') return !isAnswer
  if (step === 'userinfo') return !isAnswer || part === 'response.json.sub'
  return !/claims\.(sub|name|email|picture|given_name|family_name|nickname|preferred_username)/.test(
    part,
  )
}

function isDifference({ agreement, matters: does }: ComparedRow): boolean {
  return does && agreement !== 'same' && agreement !== 'by-nature'
}

/** Characters of a value that a sentence quotes. */
const quotedLength = 90

function sentenceOf(row: ComparedRow, rows: readonly ComparedRow[], names: Names): string {
  const title = stepNamed(row.step).title
  const where = `At the ${/^(ID|JWK|UserInfo|API)/.test(title) ? title : title.toLowerCase()}`
  if (row.part === 'message') return wholeMessage(row, names)
  if (row.part === 'outcome') {
    return `${where} both sent the same, yet ${names.a} got ${quote(row.a)} and ${names.b} ${quote(row.b)}: what differs is not in the messages up to there.`
  }
  return `${where}, ${differenceInWords(row, names)}${consequence(row, rows, names)}`
}

function wholeMessage({ step, agreement }: ComparedRow, names: Names): string {
  const [who, other] = agreement === 'only-in-a' ? [names.a, names.b] : [names.b, names.a]
  return `Up to there the two agree; only ${who} has the ${stepNamed(step).title.toLowerCase()}, ${other} stops before it.`
}

function differenceInWords({ name, a, b, agreement, part }: ComparedRow, names: Names): string {
  switch (agreement) {
    case 'repeated':
      return `${name} is the same in both runs, though it must be drawn anew each time.`
    case 'only-in-a':
      return `only ${names.a} has ${name}: ${quote(a)}.`
    case 'only-in-b':
      return `only ${names.b} has ${name}: ${quote(b)}.`
    default:
      return `${name} differs: ${names.a} has ${quote(a)}, ${names.b} has ${quote(b)}.${nuance(part, a, b)}`
  }
}

/** For what ought to be one and the same text, where the two part. */
function nuance(part: string, a?: ComparedValue, b?: ComparedValue): string {
  return a && b && /url|uri|iss|aud/i.test(part) ? ` ${differenceOf(a.value, b.value)}` : ''
}

/** What came of the message that differs, or of the next whose outcome does. */
function consequence(row: ComparedRow, rows: readonly ComparedRow[], names: Names): string {
  const after = rows.slice(rows.indexOf(row) + 1)
  const outcome = after.find(({ part, agreement }) => part === 'outcome' && agreement === 'differs')
  if (!outcome) return ''
  const where = stepNamed(outcome.step).title.toLowerCase()
  return ` Then, at the ${where}, ${names.a} got ${quote(outcome.a)} and ${names.b} ${quote(outcome.b)}.`
}

function quote(value: ComparedValue | undefined): string {
  const text = value?.value ?? 'nothing'
  return text.length > quotedLength ? `“${text.slice(0, quotedLength)}…”` : `“${text}”`
}
