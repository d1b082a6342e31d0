import type { Edit, StepName } from '../core/run.ts'
import { api } from './api.ts'
import { keep } from './kept.ts'
import { go } from './router.svelte.ts'
import { runPath } from './routes.ts'

/** Where a tab remembers that a run goes on by itself, also after the login came back to it. */
export const automaticKey = (run: string): string => `automatic ${run}`

/** Where a tab remembers what the person changed of messages not yet sent. */
export const editsKey = (run: string): string => `edits ${run}`

export type Edits = Partial<Record<StepName, readonly Edit[]>>

/**
 * Begins a run of that connection and shows it; automatic runs send all they can. `edits` are made
 * to its drafts as if the person had typed them.
 */
export async function startRun(
  connectionId: string,
  automatic: boolean,
  edits?: Edits,
): Promise<void> {
  const { id } = await api.createRun(connectionId)
  if (edits) keep(editsKey(id), edits)
  if (automatic) keep(automaticKey(id), true)
  go(runPath({ id }))
}
