import type { Run } from '../../run.ts'
import { betweenMarkers } from './ledger.ts'
import { type Mark, redactJwt } from './redact-jwt.ts'
import { spellingsOf } from './spellings.ts'

/** Characters. A shorter value would be found in ordinary words; its fields alone are removed. */
const distinctLength = 8

/** Replaces every spelling of the values in a text; the same text when it has none. */
export type Replace = (text: string, mark: Mark) => string

interface Spelling {
  readonly spelling: string
  readonly name: string
  readonly value: string
}

/**
 * Finds values wherever they stand and however they are encoded, in one pass over the text.
 * `values` gives each the name it is labelled by. Of several that begin at one place the longest
 * is taken, so that a token goes as a whole.
 */
export function replaceKnown(values: ReadonlyMap<string, string>): Replace {
  const index = indexOf([...values].flatMap(([value, name]) => allSpellings(value, name)))
  return (text, mark) => betweenMarkers(text, (part) => replaceIn(part, index, mark))
}

function allSpellings(value: string, name: string): Spelling[] {
  return [value, ...spellingsOf(value)].map((spelling) => ({ spelling, name, value }))
}

/** Spellings by a number made of their first four characters, longest first. */
type Index = ReadonlyMap<number, readonly Spelling[]>

const numbers = 1 << 16

function numberAt(text: string, at: number): number {
  const [a, b] = [text.charCodeAt(at), text.charCodeAt(at + 1)]
  const [c, d] = [text.charCodeAt(at + 2), text.charCodeAt(at + 3)]
  return (a ^ (b << 4) ^ (c << 8) ^ (d << 12)) & (numbers - 1)
}

function indexOf(spellings: readonly Spelling[]): Index {
  const index = new Map<number, Spelling[]>()
  for (const spelling of spellings.toSorted((a, b) => b.spelling.length - a.spelling.length)) {
    const number = numberAt(spelling.spelling, 0)
    index.set(number, [...(index.get(number) ?? []), spelling])
  }
  return index
}

function replaceIn(text: string, index: Index, mark: Mark): string {
  const parts: string[] = []
  let copied = 0
  for (let at = 0; at <= text.length - distinctLength; at += 1) {
    const found = index
      .get(numberAt(text, at))
      ?.find(({ spelling }) => text.startsWith(spelling, at))
    if (!found) continue
    parts.push(text.slice(copied, at), replacement(found, mark))
    copied = at + found.spelling.length
    at = copied - 1
  }
  return copied === 0 ? text : parts.join('') + text.slice(copied)
}

/** A JWT that stands there as it is keeps what may stay of it; anything else is a marker. */
function replacement({ spelling, name, value }: Spelling, mark: Mark): string {
  const jwt = spelling === value ? redactJwt(name, value, mark) : undefined
  return jwt ?? mark(name, value)
}

/** Collects values to be known, each with the first name it was met by. */
export function collector(run: Run): { readonly values: Map<string, string>; readonly mark: Mark } {
  const values = new Map<string, string>()
  const { client_id, issuer, redirect_uri, audience, scope, api } = run.connection
  const kept = new Set([client_id, issuer, redirect_uri, audience, scope, api.url])
  const add = (name: string, value: string): void => {
    if (value.length >= distinctLength && !kept.has(value) && !values.has(value))
      values.set(value, name)
  }
  return {
    values,
    mark(name, value) {
      // A claim that nobody knows goes from the token, but may be any word elsewhere.
      if (name === 'claim') return ''
      add(name, value)
      for (const part of partsOf(name, value)) add(name, part)
      return ''
    },
  }
}

/** What a value is made of that tells as much: a JWT's signature, a password in credentials. */
function partsOf(name: string, value: string): string[] {
  if (name === 'credentials') return passwordsOf(value)
  const [, signature] = /^[\w-]+\.[\w-]+\.([\w-]{16,})$/.exec(value) ?? []
  return signature === undefined ? [] : [signature]
}

function passwordsOf(credentials: string): string[] {
  try {
    const [, password = ''] = /^[^:]*:(.*)$/s.exec(atob(credentials)) ?? []
    return [password, decodeURIComponent(password.replaceAll('+', ' '))]
  } catch {
    return []
  }
}
