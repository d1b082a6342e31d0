import type { Judged } from '../../check.ts'
import { stepNamed } from '../../flows.ts'
import { draftOf } from '../draft-of.ts'
import type { Probe, ProbeVerdict } from '../probe.ts'

export const discoveryProbe: Probe = {
  name: 'discovery',
  title: 'Discovery',
  why: 'Every other address comes from here, and the issuer in it is what ID Tokens are compared with.',
  step: 'discovery',
  specification: 'OIDCD-4',
  applies: ({ connection }) => connection.issuer !== '',
  missing: (run) => stepNamed('discovery').missing(run),
  request: (run) => draftOf('discovery', run),

  judge({ judged, answered }) {
    if (!answered) return undefined
    return lintOf(judged.filter(({ check }) => check.step === 'discovery'))
  },
}

/** The checks of the step are the lint: the first error decides, warnings are counted. */
function lintOf(judged: readonly Judged[]): ProbeVerdict {
  const failed = judged.filter(({ verdict }) => verdict.outcome === 'fail')
  const first = failed.find(({ check }) => check.severity === 'error')
  if (first?.verdict.outcome === 'fail') {
    const { evidence, fix } = first.verdict
    return { status: 'bad', sentence: `Not met: ${first.check.title}.`, evidence, fix }
  }
  const passed = judged.filter(({ verdict }) => verdict.outcome === 'pass')
  const warned = failed.filter(({ check }) => check.severity === 'warning')
  const notes = warned.map(({ check }) => ({ note: `Not met: ${check.title}` }))
  const but = notes.length === 0 ? '' : `, with ${notes.length} to mend`
  return {
    status: 'ok',
    sentence: `The metadata is there and in order: ${passed.length} checks passed${but}.`,
    evidence: notes,
  }
}
