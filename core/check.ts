import type { Facts } from './facts.ts'
import type { Connection } from './connection.ts'
import type { Edit, EntryId, StepName } from './run.ts'

/** Where in the trace something stands: `response.json.error` of entry 7, say. */
export interface Pointer {
  readonly entry: EntryId
  /**
   * `request.query.NAME`, `request.header.NAME`, `request.body.NAME`, `callback.NAME`,
   * `response.status`, `response.header.NAME`, `response.json.NAME`, `response.body`,
   * `id_token.header.NAME`, `id_token.claims.NAME`, `access_token.claims.NAME`, …
   */
  readonly part: string
}

/** Expected before found, and where to look. */
export interface Evidence {
  readonly pointer?: Pointer
  readonly expected?: string
  readonly found?: string
  readonly note?: string
}

/** What to change, in words, and as a change where the tool can make it. */
export interface Fix {
  readonly text: string
  /** Send this step again with these edits. */
  readonly resend?: { readonly step: StepName; readonly edits: readonly Edit[] }
  /** Change the connection and begin a new run. */
  readonly connection?: Partial<Connection>
}

export type Verdict =
  | { readonly outcome: 'pass'; readonly evidence: readonly Evidence[] }
  | { readonly outcome: 'fail'; readonly evidence: readonly Evidence[]; readonly fix: Fix }
  | { readonly outcome: 'not-applicable'; readonly because: string }
  | { readonly outcome: 'inconclusive'; readonly because: string; readonly findOut: string }

export type Severity = 'error' | 'warning' | 'advice'

/** One requirement. Its title is a sentence that reads right after ✓ and after ✗. */
export interface Check {
  readonly id: string
  readonly title: string
  readonly step: StepName
  readonly severity: Severity
  /** In the conformance suite's notation: `OIDCC-3.1.3.7-11`. The first is shown. */
  readonly specification: readonly string[]
  test(facts: Facts): Verdict
}

/** A check with its verdict on one run. */
export interface Judged {
  readonly check: Check
  readonly verdict: Verdict
}

/** The requirement is met; shown with what was found. */
export function pass(...evidence: Evidence[]): Verdict {
  return { outcome: 'pass', evidence }
}

/** The requirement is not met; `fix` says what to change. */
export function fail(fix: Fix | string, ...evidence: Evidence[]): Verdict {
  return { outcome: 'fail', evidence, fix: typeof fix === 'string' ? { text: fix } : fix }
}

/** The requirement does not concern this run, and why. */
export function notApplicable(because: string): Verdict {
  return { outcome: 'not-applicable', because }
}

/** The trace does not tell, and what would. */
export function inconclusive(because: string, findOut: string): Verdict {
  return { outcome: 'inconclusive', because, findOut }
}
