import type { Evidence } from '../check.ts'
import type { HttpResponse } from '../http.ts'
import { judgeAuthorizationAnswer } from '../preflight/judge-authorization-answer.ts'
import { probeNamed } from '../preflight/preflight-of.ts'
import type { Answered, ProbeVerdict } from '../preflight/probe.ts'
import { answerInWords, saidIn } from '../preflight/said.ts'
import { type Run, exchanges, type Sent } from '../run.ts'
import type { Scene } from '../symptom.ts'
import type { Ask } from './question.ts'

/** The latest response to what was asked, in this run; undefined while there is none. */
export function answerTo(run: Run, ask: Ask): Answered | undefined {
  const exchange = exchanges(run).findLast(
    ({ sent, outcome }) => outcome.kind === 'response' && asksThat(sent, ask),
  )
  return exchange?.outcome.kind === 'response'
    ? { sent: exchange.sent, entry: exchange.outcome.entry }
    : undefined
}

function asksThat({ purpose, step, experiment }: Sent, ask: Ask): boolean {
  if ('probe' in ask) return purpose === 'probe' && step === probeNamed(ask.probe)?.step
  return 'experiment' in ask && purpose === 'experiment' && experiment === ask.experiment
}

/** What the authorization endpoint's answer to that means; undefined while there is none. */
export function authorizationAnswer({ facts }: Scene, ask: Ask): ProbeVerdict | undefined {
  const answered = answerTo(facts.run, ask)
  return answered && judgeAuthorizationAnswer({ facts }, answered)
}

/** The answer as evidence: where it stands, what was found, and what it means. */
export function answerAsEvidence({ entry }: Answered, note: string): Evidence {
  const found = inWords(entry.response)
  return { pointer: { entry: entry.id, part: 'response.status' }, found, note }
}

function inWords(response: HttpResponse): string {
  return answerInWords(response, saidIn(response))
}
