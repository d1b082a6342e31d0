import type { Connection } from '../connection.ts'
import type { Edit, Exchange, Run, StepName } from '../run.ts'

/** A message sent with one thing changed, to see what the server makes of it. */
export interface Experiment {
  readonly id: string
  /** What is changed, as a noun phrase: `A wrong code_verifier`. */
  readonly title: string
  readonly step: StepName
  /** What is changed on the step's draft, in the run that it is sent in. */
  edits(run: Run): readonly Edit[]
  /** What is changed of the connection for this draft alone, where no edit can say it. */
  connection?(connection: Connection): Partial<Connection>
  /** Whether it can ever make sense for such a client, who is not offered it otherwise. Absent: yes. */
  belongs?(run: Run): boolean
  /** Why it makes no sense for this run; undefined when it does. */
  whyNot(run: Run): string | undefined
  /** Shown before it is sent. */
  prediction(run: Run): Prediction
  /** What it can spend or revoke, for a person to know before. */
  readonly mayDestroy?: string
  readonly plan: Plan
}

/**
 * How it is sent. `here`: in this run, which it does not touch. `here-without-code`: in this run,
 * with a code that cannot be valid, since the client is judged before the code. `by-the-backend`:
 * an authorization request that nobody logs in with, asked for by this tool's server. `own-run`: in a
 * run of its own, in place of the step's message; `own-run-after`: in a run of its own, once the
 * step itself has succeeded.
 */
export type Plan = 'here' | 'here-without-code' | 'by-the-backend' | 'own-run' | 'own-run-after'

export interface Prediction {
  /** `400 invalid_grant` */
  readonly expected: string
  readonly because: string
  readonly specification: string
  /** What it means when the answer is another one. */
  readonly otherwise: string
  /** Whether this answer is the expected one. Only asked once an answer is there. */
  confirms(exchange: Exchange): boolean
}
