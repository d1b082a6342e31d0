import type { ChipName } from '../core/derive/diagram.ts'
import {
  type Body,
  type Field,
  type HttpRequest,
  type SignedJwt,
  shown,
  type Value,
} from '../core/http.ts'
import { chipNamed } from './components/chip-class.ts'

/** Explanation in a row: what the value is, where it came from, whether it agrees. */
export interface RowNote {
  readonly text: string
  readonly tone?: 'bad' | 'warn' | 'ok'
  readonly link?: { readonly href: string; readonly title: string }
}

/** A field of a message as it is shown. */
export interface Row {
  /** Unique in its list. */
  readonly key: string
  readonly name: string
  /** Among fields of the same name. */
  readonly index: number
  readonly value: string
  /** A secret by reference: its value is not here to be shown. */
  readonly masked: boolean
  /** What stands before the value that has a colour: `Bearer `. */
  readonly prefix: string
  readonly chip?: ChipName
  /** A JWT that the server signs when it sends: what is in it. */
  readonly signed?: SignedJwt
  /** An object or array to be unfolded. */
  readonly nested?: unknown
  readonly note?: RowNote
}

export type FieldPlace = 'query' | 'header' | 'body'

export interface RowGroup {
  readonly where: FieldPlace
  readonly title: string
  readonly rows: readonly Row[]
}

/** The fields of a request by where they stand; empty groups are left out. */
export function requestGroups(request: HttpRequest): RowGroup[] {
  const groups: readonly RowGroup[] = [
    { where: 'query', title: 'Query', rows: fieldRows('query', request.query) },
    { where: 'body', title: 'Body', rows: fieldRows('body', fieldsOf(request.body)) },
    { where: 'header', title: 'Headers', rows: fieldRows('header', request.headers) },
  ]
  return groups.filter(({ rows }) => rows.length > 0)
}

function fieldsOf(body: Body | undefined): readonly Field[] {
  if (!body || 'raw' in body) return []
  return 'form' in body ? body.form : body.json
}

/** A row a field; `place` makes the keys unique among several lists. */
export function fieldRows(place: string, fields: readonly Field[]): Row[] {
  const counts = new Map<string, number>()
  return fields.map(([name, value]) => {
    const index = counts.get(name) ?? 0
    counts.set(name, index + 1)
    return { key: `${place} ${name} ${index}`, name, index, ...valueParts(name, value) }
  })
}

function valueParts(
  name: string,
  value: Value,
): Pick<Row, 'value' | 'masked' | 'prefix' | 'chip' | 'signed'> {
  const text = shown(value)
  const masked = typeof value !== 'string'
  if (masked && 'jwt' in value) return { value: text, masked, prefix: '', signed: value }
  const bearer = /^(Bearer|DPoP) (?=\S)/i.exec(text)?.[0]
  if (name.toLowerCase() === 'authorization' && bearer !== undefined && !masked)
    return { value: text.slice(bearer.length), masked, prefix: bearer, chip: 'access_token' }
  const chip = masked || text === '' ? undefined : chipNamed(name)
  return { value: text, masked, prefix: '', ...(chip && { chip }) }
}

/** A row a member of a JSON object; text that stands for a value of its own gets its chip. */
export function memberRows(place: string, members: Readonly<Record<string, unknown>>): Row[] {
  return Object.entries(members).map(([name, value]) => {
    const nested = typeof value === 'object' && value !== null
    const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
    const chip = typeof value === 'string' && value !== '' ? chipNamed(name) : undefined
    return {
      key: `${place} ${name}`,
      name,
      index: 0,
      value: text,
      masked: false,
      prefix: '',
      ...(chip && { chip }),
      ...(nested && { nested: value }),
    }
  })
}
