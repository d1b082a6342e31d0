import type { HttpRequest } from './http.ts'
import type { Run, StepName } from './run.ts'

/** The parts of a flow that the map groups messages by, in its order. */
export const phases = [
  'Discover',
  'Authorize',
  'Exchange',
  'Verify',
  'Use',
  'Refresh',
  'End',
] as const

export type Phase = (typeof phases)[number]

/** One message or validation: what it is, what it needs, and the request it makes. */
export interface Step {
  readonly name: StepName
  readonly title: string
  /** One sentence for the head of the message. */
  readonly summary: string
  readonly phase: Phase
  /** In the conformance suite's notation: `RFC6749-4.1.3`. */
  readonly specification: string
  /** `none` is a validation: it sends nothing. */
  readonly channel: 'front' | 'back' | 'none'
  /** Who speaks to whom. */
  readonly between: readonly [from: Actor, to: Actor]
  /** Offered on the map, and sent only on the person’s wish: “Next” and “Run” pass it over. */
  readonly optional?: true
  /** Whether the step is part of this run: by its connection, and by what it has in hand. */
  belongs?(run: Run): boolean
  /** What is lacking, in words the person can act on; empty when the step is ready. */
  missing(run: Run): string[]
  /** The draft. Pure: the same run gives the same request. Absent for validations. */
  request?(run: Run): HttpRequest
  /** The entry whose values the draft uses, which ties it to a branch. */
  basedOn?(run: Run): number | undefined
}

export type Actor = 'browser' | 'client' | 'authorization-server' | 'resource-server'

/** A computation, never stored. */
export type Status = 'blocked' | 'ready' | 'sent' | 'done' | 'failed'
