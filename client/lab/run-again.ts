import type { Run } from '../../core/run.ts'
import { startRun } from '../start-run.ts'
import { labPlays } from './plays.svelte.ts'
import { startFault } from './start-fault.ts'

/** Begins another run of the same connection; of the same play where it is one of the lab's. */
export async function runAgain({ id, connection }: Run): Promise<void> {
  const play = labPlays.of(id)
  if (play) await startFault(play.fault, labPlays.hides(id) ? 'hidden' : 'shown')
  else await startRun(connection.id, false)
}
