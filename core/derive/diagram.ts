import type { Actor, Phase } from '../step.ts'
import type { EntryId, StepName } from '../run.ts'

/** What a row of the map selects: an exchange, a callback, a validation, or a step to come. */
export interface Selection {
  readonly step: StepName
  /**
   * The `sent` entry of an exchange, the inbound entry of a callback, the token response a
   * validation judges. Absent while the step is still to come.
   */
  readonly entry?: EntryId
}

/** The values that have a colour of their own, wherever they occur. */
export type ChipName = 'code' | 'state' | 'nonce' | 'access_token' | 'id_token' | 'refresh_token'

export interface Arrow {
  /** Unique in its diagram and stable while the run grows. */
  readonly key: string
  readonly selection: Selection
  readonly kind: 'request' | 'response' | 'validation'
  readonly from: Actor
  readonly to: Actor
  /** `POST /oauth/token`, `400 invalid_grant`, `ID Token`. */
  readonly label: string
  readonly chips: readonly ChipName[]
  /** `todo`: blocked by what is missing. `ready`: the draft can be sent. */
  readonly status: 'todo' | 'ready' | 'pending' | 'done' | 'failed' | 'unknown'
  readonly badge?: { readonly tone: 'bad' | 'warn' | 'ok'; readonly text: string }
}

export interface DiagramPhase {
  readonly title: Phase
  readonly arrows: readonly Arrow[]
}

export interface Diagram {
  readonly actors: readonly {
    readonly actor: Actor
    readonly title: string
    readonly detail: string
  }[]
  readonly phases: readonly DiagramPhase[]
  /** Messages that a later one superseded, probes and experiments: still selectable. */
  readonly aside: readonly Arrow[]
}
