import { exchanges, latest, type Run, type StepName } from '../run.ts'
import { preflightOf } from './preflight-of.ts'
import type { Probe, ProbeName, ProbeReading } from './probe.ts'

/** In the order of asking. Discovery and the keys are the flow's own. */
const asked: readonly ProbeName[] = ['authorization-url', 'client-credentials', 'api-without-token']

/**
 * The probes that “Run” asks of itself, each once a run, before it first sends a person to log in.
 * None once an authorization request was sent or pushed: a pushed one has been judged by the server
 * already, and its `request_uri` is good once (RFC 9126 §4). None of a step whose draft the person
 * has edited, since a probe sends the draft as it is.
 */
export function probesBeforeLogin(
  run: Run,
  isEdited: (step: StepName) => boolean,
): readonly Probe[] {
  const begun = ['authorization-request', 'pushed-authorization-request'] as const
  if (begun.some((step) => latest(run, step) !== undefined)) return []
  const before = exchanges(run).filter(({ sent }) => sent.purpose === 'probe')
  return preflightOf(run).filter(
    ({ name, step }) =>
      asked.includes(name) && !isEdited(step) && !before.some(({ sent }) => sent.step === step),
  )
}

/** What makes a login vain, of what the probes found; undefined when nothing does. */
export function vainLogin(readings: readonly ProbeReading[]): ProbeReading | undefined {
  return readings.find(({ probe, inVain }) => asked.includes(probe.name) && inVain)
}
