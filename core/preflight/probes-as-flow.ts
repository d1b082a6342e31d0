import type { Entry, Run } from '../run.ts'

/**
 * The run as it would be had the flow itself asked for the metadata and the keys that the probes
 * asked for. Nothing else of the probes is taken over. For reading only, never stored.
 */
export function probesAsFlow(run: Run): Run {
  return { ...run, entries: run.entries.map(asFlow) }
}

function asFlow(entry: Entry): Entry {
  const shared = entry.step === 'discovery' || entry.step === 'jwks'
  return shared && entry.purpose === 'probe' ? { ...entry, purpose: 'flow' } : entry
}
