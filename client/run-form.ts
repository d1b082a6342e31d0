import type { Connection } from '../core/connection.ts'
import type { ConnectionDraft } from './api.ts'

/** How the runs of a connection go, as it was chosen. */
export interface RunForm {
  mode: 'inspect' | 'strict'
  userinfoToken: 'header' | 'body'
}

/** A saved connection's, in the form; without a connection what is usual. */
export function runFields({ mode, userinfoToken }: Partial<Connection>): RunForm {
  return { mode: mode ?? 'inspect', userinfoToken: userinfoToken ?? 'header' }
}

/** What the backend is asked to save of it: only what is not the usual. */
export function runDraft({
  mode,
  userinfoToken,
}: RunForm): Pick<ConnectionDraft, 'mode' | 'userinfoToken'> {
  return {
    ...(mode === 'strict' && { mode }),
    ...(userinfoToken === 'body' && { userinfoToken }),
  }
}
