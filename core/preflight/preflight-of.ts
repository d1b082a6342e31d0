import type { Run } from '../run.ts'
import type { Step } from '../step.ts'
import { stepNamed } from '../flows.ts'
import { draftOf } from './draft-of.ts'
import type { Probe } from './probe.ts'
import { probes } from './probes.ts'

/**
 * The probes that concern this run, in the order of sending. Ask each for what it is missing only
 * after the one before it was answered: discovery brings the addresses of the rest.
 */
export function preflightOf(run: Run): readonly Probe[] {
  return probes.filter((probe) => probe.applies(run))
}

/** The probe of that name. Undefined for a name that a page or another program made up. */
export function probeNamed(name: string): Probe | undefined {
  return probes.find((probe) => probe.name === name)
}

/**
 * The probe as a step, so that it is sent like any other: over the back channel, with purpose
 * `probe`, no edits, and based on nothing. Undefined for a probe that sends nothing.
 */
export function probeStep(probe: Probe): Step | undefined {
  if (!probe.request) return undefined
  const { name, phase, specification, between } = stepNamed(probe.step)
  return {
    ...{ name, phase, specification, between, channel: 'back' },
    title: probe.title,
    summary: probe.why,
    missing: (run) => probe.missing(run),
    request: (run) => probe.request?.(run) ?? draftOf(probe.step, run),
  }
}
