import type { Connection } from '../core/connection.ts'
import { absoluteUrl, isLoopback } from '../core/host-privacy.ts'
import type { ConnectionDraft } from './api.ts'

/** How the runs of a connection go, as it was chosen. */
export interface RunForm {
  mode: 'inspect' | 'strict'
  userinfoToken: 'header' | 'body'
  secretsOverHttp: boolean
  /** Where the browser is to return after logout; empty: to the tool itself. */
  afterLogout: string
}

/** A saved connection's, in the form; without a connection what is usual. */
export function runFields({
  mode,
  userinfoToken,
  secretsOverHttp,
  post_logout_redirect_uri,
}: Partial<Connection>): RunForm {
  return {
    mode: mode ?? 'inspect',
    userinfoToken: userinfoToken ?? 'header',
    secretsOverHttp: secretsOverHttp ?? false,
    afterLogout: post_logout_redirect_uri ?? '',
  }
}

/** What the backend is asked to save of it: only what is not the usual. */
export function runDraft({
  mode,
  userinfoToken,
  secretsOverHttp,
  afterLogout,
}: RunForm): Pick<
  ConnectionDraft,
  'mode' | 'userinfoToken' | 'secretsOverHttp' | 'post_logout_redirect_uri'
> {
  const address = afterLogout.trim()
  return {
    ...(mode === 'strict' && { mode }),
    ...(userinfoToken === 'body' && { userinfoToken }),
    ...(secretsOverHttp && { secretsOverHttp }),
    ...(address !== '' && { post_logout_redirect_uri: address }),
  }
}

/** True when an address of the server is plain http and not on this machine (RFC 6749 §3.2). */
export function leavesOverHttp(form: {
  readonly issuer: string
  readonly endpoints: Readonly<Record<string, string>>
}): boolean {
  return [form.issuer, ...Object.values(form.endpoints)].some((text) => {
    const url = absoluteUrl(text.trim())
    return url?.protocol === 'http:' && !isLoopback(url)
  })
}
