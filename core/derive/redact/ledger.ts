import { MASK } from '../../http.ts'

/** A value that was removed, how often, and from where. */
export interface Removed {
  /** `access_token#1`: the same value has the same label all over an export. */
  readonly label: string
  readonly count: number
  readonly where: readonly string[]
}

/** Gives each removed value its label, and keeps count. */
export interface Ledger {
  /** The marker that stands for the value; `name` is what a new value is labelled by. */
  mark(name: string, value: string, where: string): string
  removed(): Removed[]
}

const plain = String.raw`«redacted:[\w-]+#\d+»`
/** As it stands in a URL, and in a URL within a URL. */
const percentEncoded = ['C2', 'ABredacted', '3A[\\w-]+', '23\\d+', 'C2', 'BB']
  .map((part) => `%(?:25)*${part}`)
  .join('')
const plainMarker = new RegExp(plain, 'g')
const stringOrMarker = new RegExp(String.raw`"(?:[^"\\]|\\.)*"|${plain}`, 'gs')
const anyMarker = new RegExp(`${plain}|${percentEncoded}`, 'g')
const labelIn = /redacted(?::|%(?:25)*3A)([\w-]+?)(?:#|%(?:25)*23)(\d+)/
/** A marker, with what stays of the JWT whose signature it stands for. */
const marked = new RegExp(String.raw`(?:\beyJ[\w-]+\.[\w-]+\.)?(?:${plain}|${percentEncoded})`, 'g')
const markerOnly =
  /^(?:(?:Bearer|DPoP|Basic|Token|Digest|Negotiate) +|urn:[\w:.-]+:)?«redacted:[\w-]+#\d+»$/i

/**
 * A ledger whose labels begin after those that `text` already has, so that a second redaction
 * never gives one label to two values.
 */
export function openLedger(text: string): Ledger {
  const labels = new Map<string, { label: string; count: number; where: Set<string> }>()
  const counters = new Map<string, number>()
  for (const [found] of text.matchAll(anyMarker)) {
    const [, name = '', number] = labelIn.exec(found) ?? []
    counters.set(name, Math.max(counters.get(name) ?? 0, Number(number)))
  }
  return {
    mark(name, value, where) {
      const known = labels.get(value) ?? {
        label: newLabel(counters, name),
        count: 0,
        where: new Set(),
      }
      labels.set(value, known)
      known.count += 1
      known.where.add(where)
      return `«redacted:${known.label}»`
    },
    removed: () =>
      [...labels.values()].map(({ label, count, where }) => ({ label, count, where: [...where] })),
  }
}

function newLabel(counters: Map<string, number>, name: string): string {
  const own =
    name
      .toLowerCase()
      .slice(0, 40)
      .replace(/[^\w-]/g, '_') || 'value'
  const number = (counters.get(own) ?? 0) + 1
  counters.set(own, number)
  return `${own}#${number}`
}

/** A JSON text in which markers that took the place of numbers or objects are strings. */
export function quoteMarkers(json: string): string {
  return json.replace(stringOrMarker, (found) => (found.startsWith('"') ? found : `"${found}"`))
}

/** True for what needs no redaction: nothing, a mask, or a marker, perhaps behind its scheme. */
export function isRedacted(value: string): boolean {
  return value === '' || value.endsWith(MASK) || markerOnly.test(value)
}

/** Applies a change to what stands between the markers of a text, never to a marker. */
export function betweenMarkers(text: string, change: (text: string) => string): string {
  if (!text.includes('redacted')) return change(text)
  const markers = text.match(marked) ?? []
  return text
    .split(marked)
    .map((part, index) => change(part) + (markers[index] ?? ''))
    .join('')
}

/** Markers percent-encoded, since their `#` would end a URL's query. */
export function encodeMarkers(text: string): string {
  return text.includes('«') ? text.replace(plainMarker, encodeURIComponent) : text
}
