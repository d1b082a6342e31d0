import type { Evidence, Fix, Pointer, Verdict } from './check.ts'
import type { Facts } from './facts.ts'
import type { Question } from './questions/question.ts'
import type { StepName } from './run.ts'

/** What a symptom and its causes are judged by: the facts, and every check's verdict on them. */
export interface Scene {
  readonly facts: Facts
  /** The verdict of the check of that id. Throws when there is no such check. */
  verdictOf(check: string): Verdict
}

/** How far the trace proves a cause. Ranked in this order; what was ruled out is shown too. */
export type Certainty = 'proven' | 'likely' | 'possible' | 'ruled-out'

export interface CauseVerdict {
  readonly certainty: Certainty
  readonly evidence: readonly Evidence[]
  /** For a cause that is not decided: what would tell. */
  readonly tell?: string
  readonly fix?: Fix
}

/** One reason a symptom can have. */
export interface Cause {
  readonly id: string
  /** A sentence: `The redirect_uri differs from the one in the authorization request`. */
  readonly title: string
  readonly explanation: string
  readonly specification: readonly string[]
  /**
   * The checks of which any failing proves this cause, and whose passing rules it out. Their
   * evidence and fix are the cause's own.
   */
  readonly checks?: readonly string[]
  /** How far a failed check proves it, where a server may let that pass; absent: it does. */
  weigh?(scene: Scene, failed: Extract<Verdict, { outcome: 'fail' }>): CauseVerdict
  /** What shows that it was not this, whatever the checks say. */
  refute?(scene: Scene): Evidence | undefined
  /** What a server says when it means this: makes the cause likely while no check decides. */
  readonly says?: RegExp
  /** The steps at which the symptom can come from this; absent: all of them. */
  readonly at?: readonly StepName[]
  /** Certainty when no check decides; without it such a cause is possible. */
  judge?(scene: Scene): CauseVerdict | undefined
  readonly fix: Fix
  /** What would tell, while the trace does not. */
  readonly tell?: string
  /** What would tell, where the tool can ask for it; the answers then decide. */
  readonly questions?: readonly Question[]
}

/** What went wrong as it is seen, and what it can come from. */
export interface Symptom {
  readonly id: string
  /** A noun phrase that reads after “Stopped at the token request:”. */
  readonly title: string
  /** Where in the trace the symptom shows, or undefined when it does not. */
  matches(scene: Scene): Sighting | undefined
  /** Checks that fail because of the symptom itself: its causes are listed in their place. */
  readonly shownBy?: readonly string[]
  readonly causes: readonly Cause[]
}

/** Where a symptom shows. */
export interface Sighting {
  readonly step: StepName
  readonly pointer: Pointer
}

/** A cause with its verdict on one run. */
export interface JudgedCause {
  readonly cause: Cause
  readonly verdict: CauseVerdict
  /** Set when a provider's own words led here. */
  readonly provider?: string
}

/** A symptom that the run shows, its causes best first. */
export interface Diagnosis {
  readonly symptom: Symptom
  readonly step: StepName
  readonly pointer: Pointer
  readonly causes: readonly JudgedCause[]
}
