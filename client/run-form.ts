import type { Connection } from '../core/connection.ts'
import type { ConnectionDraft } from './api.ts'

/** How the runs of a connection go, as it was chosen. */
export interface RunForm {
  mode: 'inspect' | 'strict'
  userinfoToken: 'header' | 'body'
  /** Where the browser is to return after logout; empty: to the tool itself. */
  afterLogout: string
}

/** A saved connection's, in the form; without a connection what is usual. */
export function runFields({
  mode,
  userinfoToken,
  post_logout_redirect_uri,
}: Partial<Connection>): RunForm {
  return {
    mode: mode ?? 'inspect',
    userinfoToken: userinfoToken ?? 'header',
    afterLogout: post_logout_redirect_uri ?? '',
  }
}

/** What the backend is asked to save of it: only what is not the usual. */
export function runDraft({
  mode,
  userinfoToken,
  afterLogout,
}: RunForm): Pick<ConnectionDraft, 'mode' | 'userinfoToken' | 'post_logout_redirect_uri'> {
  const address = afterLogout.trim()
  return {
    ...(mode === 'strict' && { mode }),
    ...(userinfoToken === 'body' && { userinfoToken }),
    ...(address !== '' && { post_logout_redirect_uri: address }),
  }
}
