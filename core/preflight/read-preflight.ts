import { examine } from '../examine.ts'
import { judge } from '../judge.ts'
import { type Exchange, type Run, exchanges } from '../run.ts'
import { preflightOf } from './preflight-of.ts'
import type { Probe, ProbeReading, ProbeScene } from './probe.ts'
import { probesAsFlow } from './probes-as-flow.ts'

/**
 * What the probes have found out so far, one reading for each that concerns the run. The latest
 * message of a probe counts; what the flow itself has asked already, of discovery and the keys,
 * serves as well.
 */
export async function readPreflight(run: Run): Promise<readonly ProbeReading[]> {
  const known = probesAsFlow(run)
  const facts = await examine(known)
  const scene = { run, facts, judged: judge(facts) }
  return preflightOf(run).map((probe) => readProbe(probe, scene))
}

function readProbe(probe: Probe, scene: ProbeScene): ProbeReading {
  const exchange = probe.request && exchangeOf(probe, scene.run)
  const entry = exchange && { entry: exchange.sent.id }
  const unanswered = exchange && withoutAnswer(exchange)
  if (unanswered) return { probe, ...unanswered, ...entry }
  const answered =
    exchange?.outcome.kind === 'response'
      ? { sent: exchange.sent, entry: exchange.outcome.entry }
      : undefined
  const verdict = probe.judge({ ...scene, ...(answered && { answered }) })
  return { probe, ...(verdict ?? notSent(probe, scene.run)), ...entry }
}

function exchangeOf({ step }: Probe, run: Run): Exchange | undefined {
  const own = step === 'discovery' || step === 'jwks' ? ['probe', 'flow'] : ['probe']
  return exchanges(run).findLast(({ sent }) => sent.step === step && own.includes(sent.purpose))
}

function withoutAnswer({ outcome }: Exchange): Omit<ProbeReading, 'probe'> | undefined {
  switch (outcome.kind) {
    case 'pending':
      return { status: 'unclear', sentence: 'Waiting for the answer.', evidence: [] }
    case 'failed':
    case 'unknown': {
      const { id, code, message } = outcome.entry
      const pointer = { entry: id, part: 'failure' }
      return {
        status: outcome.kind === 'failed' ? 'bad' : 'unclear',
        sentence: message,
        evidence: [{ pointer, found: code }],
      }
    }
    default:
      return undefined
  }
}

function notSent(probe: Probe, run: Run): Omit<ProbeReading, 'probe'> {
  const lacks = probe.missing(run)
  const sentence = lacks.length === 0 ? 'Not asked yet.' : `It lacks ${lacks.join('; ')}.`
  return { status: 'not-sent', sentence, evidence: [] }
}
