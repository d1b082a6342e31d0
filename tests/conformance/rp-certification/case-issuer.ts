import type { Analysis } from '../../../core/analyse.ts'
import type { Run, StepName } from '../../../core/run.ts'
import type { IssuerSettings } from '../../../server/tenant/issuer-options.ts'

/** What the suite's case is run against: an issuer of its own, and the tool's connection to it. */
export interface CaseIssuer {
  /** Of the certification, without `oidcc-client-test-`; empty for the first. */
  readonly name: string
  readonly settings: IssuerSettings
  /** What the connection differs in from the usual one. */
  readonly connection?: Readonly<Record<string, unknown>>
  /** Have the JWK Set fetched before the login, log in a second time in the same run, or deny it. */
  readonly course?: 'keys-first' | 'second-login' | 'denied'
}

/** A case in which a right client refuses what came. */
export interface Refusal extends CaseIssuer {
  /** The check that fails, or any of them when several must. */
  readonly stopsAt: string
  /** What must not be sent any more; default: the UserInfo request. */
  readonly never?: StepName
}

/** A case in which all goes well, and what is to be seen of it. */
export interface Acceptance extends CaseIssuer {
  /** Checks of severity warning that fail all the same; default: none. */
  readonly warns?: readonly string[]
  readonly shows: (run: Run, analysis: Analysis) => unknown
  readonly toBe: unknown
}

/** The suite's id of a case. */
export const caseId = (name: string): string =>
  name === '' ? 'oidcc-client-test' : `oidcc-client-test-${name}`
