import { api } from './api.ts'
import { keep } from './kept.ts'
import { go } from './router.svelte.ts'
import { runPath } from './routes.ts'

/** Where a tab remembers that a run goes on by itself, also after the login came back to it. */
export const automaticKey = (run: string): string => `automatic ${run}`

/** Begins a run of that connection and shows it; automatic runs send all they can. */
export async function startRun(connectionId: string, automatic: boolean): Promise<void> {
  const { id } = await api.createRun(connectionId)
  if (automatic) keep(automaticKey(id), true)
  go(runPath({ id }))
}
