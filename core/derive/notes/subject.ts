import { askedBy } from '../../asked-parameters.ts'
import type { Facts, TokenFacts } from '../../facts.ts'
import { stepNamed } from '../../flows.ts'
import type { TextField } from '../../http.ts'
import type { Occurrence } from '../../learn/parameters.ts'
import {
  type Entry,
  type EntryId,
  type Inbound,
  type Run,
  type Sent,
  type StepName,
  isInbound,
  latest,
} from '../../run.ts'
import type { Note } from './note.ts'

/** Where a row stands. `entry` is absent while the message is still a draft. */
export interface Place {
  readonly entry?: EntryId
  readonly step: StepName
  /** As in a check's `Pointer`. */
  readonly part: string
}

/** For countdowns and times of day; milliseconds since the epoch. */
export interface Clock {
  readonly now: number
  readonly time: (at: number, now: number) => string
}

/** All that a rule may ask about one row. */
export interface Subject {
  readonly facts: Facts
  readonly place: Place
  /** Of the parameter, member, header or Claim. */
  readonly name: string
  readonly occurrence: Occurrence | 'other'
  readonly value: string
  readonly clock: Clock
  /** The row’s entry and what it goes back to, latest first. */
  readonly trail: readonly Entry[]
}

/** Undefined when the rule has nothing to say; then the meaning is shown. */
export type Rule = (subject: Subject) => Note | undefined

/** By `STEP PART`, or `* PART` for any step; header names in lower case. */
export type Rules = Readonly<Record<string, Rule>>

/** An entry and what it goes back to; a draft begins at what it would be based on. */
export function trailOf(run: Run, { entry, step }: Place): Entry[] {
  const trail: Entry[] = []
  let next = entry ?? stepNamed(step).basedOn?.(run)
  while (next !== undefined) {
    const found: Entry | undefined = run.entries[next - 1]
    if (!found) break
    trail.push(found)
    const before = found.kind === 'received' ? (found.inReplyTo ?? found.basedOn) : basisOf(found)
    next = before !== undefined && before < found.id ? before : undefined
  }
  return trail
}

function basisOf(entry: Entry): EntryId | undefined {
  return 'inReplyTo' in entry ? entry.inReplyTo : entry.basedOn
}

/** The parameters of the authorization request that this row goes back to. */
export function authorizationParameters({
  facts,
  trail,
}: Subject): readonly TextField[] | undefined {
  const sent =
    trail.find((entry) => isSentOf(entry, 'authorization-request')) ??
    latest(facts.run, 'authorization-request')?.sent
  return sent?.kind === 'sent' ? askedBy(facts.run, sent).parameters : undefined
}

/** The callback that this row goes back to. */
export function callbackBefore({ trail }: Subject): Inbound | undefined {
  return trail.find(isInbound)
}

/** The request that the row is in, or that its response answers; undefined in a draft. */
export function requestOf({ trail, place }: Subject): Sent | undefined {
  const found = place.entry === undefined ? undefined : trail.find(({ kind }) => kind === 'sent')
  return found?.kind === 'sent' ? found : undefined
}

function isSentOf(entry: Entry, step: StepName): boolean {
  return entry.kind === 'sent' && entry.step === step
}

/** The ID Token, unless the row is of another token response. */
export function idTokenOf(subject: Subject): TokenFacts | undefined {
  return tokenAt(subject, subject.facts.idToken)
}

/** The access token, unless the row is of another token response. */
export function accessTokenOf(subject: Subject): TokenFacts | undefined {
  return tokenAt(subject, subject.facts.accessToken)
}

function tokenAt({ place, trail }: Subject, token: TokenFacts | undefined): TokenFacts | undefined {
  if (!token || place.entry === undefined) return token
  return trail.some(({ id }) => id === token.entry) ? token : undefined
}

/** Now, by the server’s clock as far as it is known. Milliseconds since the epoch. */
export function serverNow({ clock, facts }: Subject): number {
  return clock.now - (facts.clockAhead ?? 0)
}

/** The strings of a JSON array, or the value itself as the only one. */
export function listOf(value: string): string[] {
  try {
    const parsed: unknown = JSON.parse(value)
    if (Array.isArray(parsed)) return parsed.filter((item) => typeof item === 'string')
  } catch {
    // Text that is no JSON is the one value.
  }
  return [value]
}

/** Words of a scope, parted by spaces, or by commas as some servers do. */
export function wordsOf(scope: string): string[] {
  return scope.split(/[\s,]+/).filter((word) => word !== '')
}
