import type { Evidence, Fix, Judged } from '../check.ts'
import type { Facts } from '../facts.ts'
import type { HttpRequest } from '../http.ts'
import type { EntryId, Exchange, Run, StepName } from '../run.ts'

export type ProbeName =
  | ('discovery' | 'jwks' | 'clock')
  | ('authorization-url' | 'pushed-request' | 'client-credentials')
  | 'api-without-token'

/** One question to the servers that needs nobody to log in. */
export interface Probe {
  readonly name: ProbeName
  readonly title: string
  /** What the answer is good for, and how far to trust it. One sentence or two. */
  readonly why: string
  /** The step whose name its message bears. */
  readonly step: StepName
  readonly specification: string
  /** Whether the question makes sense for this connection. */
  applies(run: Run): boolean
  /** What is lacking before it can be sent, in words the person can act on. */
  missing(run: Run): string[]
  /** The request, secrets by reference. Absent where the other probes' answers tell. */
  request?(run: Run): HttpRequest
  /** What the answer means. Undefined while nothing came that would tell. */
  judge(scene: ProbeScene): ProbeVerdict | undefined
}

/** What a probe is judged by. */
export interface ProbeScene {
  readonly run: Run
  /** The facts of the run with what the probes found out, as if the flow had. */
  readonly facts: Facts
  /** Every check's verdict on these facts. */
  readonly judged: readonly Judged[]
  /** The answered message of this probe. */
  readonly answered?: Answered
}

/** What an answer by itself is judged by. */
export type AnswerScene = Pick<ProbeScene, 'facts'>

/** An exchange that brought a response. */
export interface Answered {
  readonly sent: Exchange['sent']
  readonly entry: Extract<Exchange['outcome'], { kind: 'response' }>['entry']
}

/** What an answer means. `bad`: it has to be mended before a login can work. */
export interface ProbeVerdict {
  readonly status: 'ok' | 'bad' | 'unclear'
  /** One sentence. */
  readonly sentence: string
  /** A login would come to nothing, whoever logs in. */
  readonly inVain?: true
  readonly evidence: readonly Evidence[]
  readonly fix?: Fix
  /** The catalogue's entry for what the server said. */
  readonly known?: KnownFailure
}

/** An entry of the catalogue, in the words a person reads. */
export interface KnownFailure {
  readonly id: string
  readonly title: string
  /** Whose words they are: `Auth0`. */
  readonly provider: string
  readonly fix: string
}

/** A probe with what came of it. */
export interface ProbeReading extends Omit<ProbeVerdict, 'status'> {
  readonly probe: Probe
  readonly status: ProbeVerdict['status'] | 'not-sent'
  /** The `sent` entry of its message. */
  readonly entry?: EntryId
}
