import type { HttpRequest } from '../../core/http.ts'
import type { Run } from '../../core/run.ts'
import type { Outcome } from '../outbound/outcome.ts'
import type { SendOptions } from '../outbound/send.ts'
import type { Lab } from '../lab.ts'
import type { Custody } from '../secrets/custody.ts'
import type { Store, StoredRun } from '../store/store.ts'
import type { ExportOrder, Exported } from './export-run.ts'

/** What the list of runs says of one. */
export interface RunJudgement {
  readonly tone: 'good' | 'bad' | 'warn' | 'neutral'
  /** For a pill: `complete`, `failed`, `in progress`, `2 warnings`. */
  readonly status: string
  /** One sentence. */
  readonly summary: string
}

/** What is known once the tool listens and its built-in tenant is up. */
export interface Started {
  /** The tool's own origin: `http://localhost:4400`. */
  readonly origin: string
  /** Ports of the tool itself, to which it never sends. */
  readonly ownPorts: readonly number[]
  readonly builtIn: {
    readonly connectionId: string
    readonly issuer: string
    readonly apiOrigin: string
  }
}

/** What the HTTP API is made of. */
export interface AppParts {
  readonly version: string
  readonly store: Store
  readonly custody: Custody
  readonly lab: Lab
  readonly send: (request: HttpRequest, options: SendOptions) => Promise<Outcome>
  readonly judgeRun: (run: Run) => Promise<RunJudgement>
  readonly exportRun: (run: StoredRun, order: ExportOrder) => Promise<Exported>
  /** The API answers when this is there. */
  readonly started: Promise<Started>
  /** The origin under which a proxy offers the tool, such as `https://tool.example`. */
  readonly publicOrigin?: string
  /** When set, the page has to give it first. */
  readonly password?: string
  /** The built page; absent where something else serves it. */
  readonly clientFolder?: string
  /** Where warnings and errors go. */
  readonly log: { write(line: string): void }
}
