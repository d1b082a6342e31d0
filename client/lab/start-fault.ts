import { api } from '../api.ts'
import { go } from '../router.svelte.ts'
import { runPath } from '../routes.ts'
import type { LabFault } from './faults.ts'
import { type LabPlay, labPlays } from './plays.svelte.ts'

/** Begins a run against the fault's issuer and shows it. */
export async function startFault(fault: LabFault, mode: LabPlay['mode']): Promise<void> {
  const { id } = await api.startFault(fault.id)
  labPlays.remember(id, { fault, mode })
  go(runPath({ id }))
}
