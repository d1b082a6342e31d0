import type { Run } from '../run.ts'
import { readJson } from '../read-json.ts'
import { isResponse } from '../run.ts'
import { allowList } from './redact/allow-list.ts'
import { type Policy, claimsVisitor, fieldVisitor } from './redact/field-visitor.ts'
import { type Replace, collector, replaceKnown } from './redact/known-values.ts'
import { type Ledger, type Removed, isRedacted, openLedger, quoteMarkers } from './redact/ledger.ts'
import { type Change, type Leaf, mapRun } from './redact/map-run.ts'
import { type Visitor, mapBody, mapField, mapHead, mapText, mapUrl } from './redact/map-text.ts'
import { patternVisitor, proofVisitor } from './redact/patterns.ts'
import type { Mark } from './redact/redact-jwt.ts'

/**
 * What an export shows: nothing secret and nobody's name; or, where the person says so, the
 * tokens and codes as they are. What proves the client's or the user's identity never.
 */
export type Tokens = 'redacted' | 'live'

export interface Redaction {
  readonly run: Run
  readonly removed: readonly Removed[]
  /** Redacts a text derived from the run, such as a finding, with the same labels. */
  readonly text: (text: string) => string
}

/** What the layers share: what is removed, what is known, and the account of it. */
interface Scene {
  readonly original: Run
  readonly tokens: Tokens
  readonly ledger: Ledger
  readonly known: Replace
}

/** One pass over the run. Each catches what the others cannot. */
export type Layer = (run: Run, scene: Scene) => Run

/**
 * Everything secret or personal out of a run, before anything is derived from it: what no schema
 * names; values that the run shows to be secret, wherever they stand and however encoded; fields
 * by name; foreign secrets by form. Typed markers (`«redacted:access_token#1»`) stay in their
 * place, the same for the same value. Redacting again changes nothing. Throws when a known value
 * is still there afterwards, so that an export fails rather than leaks.
 */
export function redact(run: Run, tokens: Tokens = 'redacted'): Redaction {
  return redactWith(layers, run, tokens)
}

/** The redaction by these layers only; tests leave one out to see what it is good for. */
export function redactWith(chosen: readonly Layer[], run: Run, tokens: Tokens): Redaction {
  const scene: Scene = {
    original: run,
    tokens,
    ledger: openLedger(JSON.stringify(run)),
    known: knownIn(run, tokens),
  }
  const redacted = chosen.reduce((current, layer) => layer(current, scene), run)
  const removed = scene.ledger.removed()
  return { run: redacted, removed, text: (text) => redactText(text, scene) }
}

const withKnownValues: Layer = (run, { known, ledger }) =>
  mapRun(run, ({ kind }, value, where) => {
    const replaced = known(value, markAt(ledger, where))
    const isChangedJson = replaced !== value && /^\s*[[{]/.test(value) && isJson(value)
    return isChangedJson && (kind === 'body' || kind === 'claims')
      ? quoteMarkers(replaced)
      : replaced
  })

const withFields: Layer = (run, { tokens, ledger }) =>
  mapRun(
    run,
    lookingInto((where, leaf) => fieldVisitorOf(leaf, tokens, markAt(ledger, where))),
  )

const withPatterns: Layer = (run, { tokens, ledger }) =>
  mapRun(
    run,
    lookingInto((where) => patternVisitorOf(tokens, markAt(ledger, where))),
  )

const verified: Layer = (run, { original, known }) => {
  mapRun(run, (_leaf, value, where) => {
    if (known(value, (name) => name) !== value)
      throw new Error(`The redaction left a known value in ${where}; nothing is exported.`)
    return value
  })
  run.entries.forEach((entry, index) => {
    const before = original.entries[index]
    if (!before || !isResponse(before) || !isResponse(entry)) return
    const { body } = entry.response
    if (isJson(before.response.body) && !isJson(body) && !isRedacted(body))
      throw new Error(`The redaction broke the JSON of entry ${entry.id}; nothing is exported.`)
  })
  return run
}

/** In order; each by the name that tests leave it out by. */
export const layers: readonly Layer[] = [
  allowList,
  withKnownValues,
  withFields,
  withPatterns,
  verified,
]

const policies: Readonly<Record<Tokens, Policy>> = {
  redacted: () => true,
  live: (sensitivity) => sensitivity === 'credential',
}

function fieldVisitorOf({ kind }: Leaf, tokens: Tokens, mark: Mark): Visitor {
  return (kind === 'claims' ? claimsVisitor : fieldVisitor)(policies[tokens], mark)
}

function patternVisitorOf(tokens: Tokens, mark: Mark): Visitor {
  return tokens === 'live' ? proofVisitor(mark) : patternVisitor(mark)
}

/** Every value that a field of the run shows to be secret. */
function knownIn(run: Run, tokens: Tokens): Replace {
  const { values, mark } = collector(run)
  mapRun(
    run,
    lookingInto((_where, leaf) => fieldVisitorOf(leaf, tokens, mark)),
  )
  return replaceKnown(values)
}

function markAt(ledger: Ledger, where: string): Mark {
  return (name, value) => ledger.mark(name, value, where)
}

function redactText(text: string, { known, tokens, ledger }: Scene): string {
  const mark = markAt(ledger, 'text')
  const visitors = [fieldVisitor(policies[tokens], mark), patternVisitorOf(tokens, mark)]
  return visitors.reduce((result, visitor) => mapText(visitor, result), known(text, mark))
}

function isJson(text: string): boolean {
  return readJson(text, Infinity).value !== undefined
}

function lookingInto(visitorAt: (where: string, leaf: Leaf) => Visitor): Change {
  return (leaf, value, where) => look(visitorAt(where, leaf), leaf, value)
}

function look(visitor: Visitor, leaf: Leaf, value: string): string {
  switch (leaf.kind) {
    case 'url':
      return visitor.text(mapUrl(visitor, value))
    case 'body':
    case 'claims':
      return mapBody(visitor, value)
    case 'head':
      return mapHead(visitor, value)
    case 'text':
      return mapText(visitor, value)
    case 'header':
      return /^(?:location|content-location|referer)$/i.test(leaf.name)
        ? visitor.text(mapUrl(visitor, value))
        : mapField(visitor, [leaf.name], value)
    case 'field':
      return mapField(visitor, [leaf.name], value)
  }
}
