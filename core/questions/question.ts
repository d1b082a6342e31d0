import type { ProbeName } from '../preflight/probe.ts'
import type { CauseVerdict, Scene } from '../symptom.ts'

/** Something that can be sent, or begun, without spending what the run lives on. */
export type Ask =
  | { readonly probe: ProbeName }
  /** By its id. One that needs a run of its own begins one. */
  | { readonly experiment: string }
  /** Another run of the same connection, which sends all it can. The user logs in again. */
  | { readonly run: 'again' }

/** What a person can ask a server, to learn whether it was this cause. */
export interface Question {
  /** The words on the button: `Ask with an impossible code`. */
  readonly label: string
  /** What is sent, in this order. */
  readonly asks: readonly Ask[]
  /** Also of use once the cause is proven, since the answer shows how to mend it. */
  readonly evenProven?: true
  /** What the answers say of the cause; undefined while one of them is lacking. */
  reads?(scene: Scene): Reading | undefined
}

/** `possible` for an answer that decides nothing: its evidence is shown all the same. */
export type Reading = Pick<CauseVerdict, 'certainty' | 'evidence' | 'fix'>
