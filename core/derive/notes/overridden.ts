import { type Note, warns } from './note.ts'
import type { Subject } from './subject.ts'

/** A member of the metadata in place of which the connection's own is used; undefined for others. */
export function overridden({ facts, occurrence, name, value }: Subject): Note | undefined {
  if (occurrence !== 'metadata') return undefined
  const byHand = new Map<string, unknown>(Object.entries(facts.run.connection.metadata)).get(name)
  if (byHand === undefined) return undefined
  const text = typeof byHand === 'string' ? byHand : JSON.stringify(byHand)
  return text === value ? undefined : warns(`overridden by hand: ${text}`)
}
