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
 * Finds values wherever they stand and however they are encoded. `values` gives each the name it
 * is labelled by. Longest first, so that a token goes before its signature does.
 */
export function replaceKnown(values: ReadonlyMap<string, string>): Replace {
  const spellings = [...values]
    .flatMap(([value, name]) => allSpellings(value, name))
    .sort((a, b) => b.spelling.length - a.spelling.length)
  return (text, mark) =>
    spellings.reduce((result, { spelling, name, value }) => {
      if (!result.includes(spelling)) return result
      return betweenMarkers(result, (part) =>
        part.replaceAll(spelling, () => replacement(spelling, name, value, mark)),
      )
    }, text)
}

function allSpellings(value: string, name: string): Spelling[] {
  return [value, ...spellingsOf(value)].map((spelling) => ({ spelling, name, value }))
}

/** A JWT that stands there as it is keeps what may stay of it; anything else is a marker. */
function replacement(spelling: string, name: string, value: string, mark: Mark): string {
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
