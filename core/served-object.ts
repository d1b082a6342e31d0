import type { SignedJwt } from './http.ts'
import type { Run, Sent } from './run.ts'

/** A request object that was sent by reference, and the message that sent it. */
export interface ServedObject {
  readonly sent: Sent
  readonly object: SignedJwt
}

/** Where the tool gives a request object to whoever asks: under the run, by a name drawn for it. */
export function requestObjectPath(runId: string, name: string): string {
  return `/request-objects/${runId}/${name}`
}

/** The object that this run serves at an address that ends so; undefined when there is none. */
export function servedObject(run: Run, path: string): ServedObject | undefined {
  for (const sent of run.entries) {
    if (sent.kind !== 'sent') continue
    for (const [, object] of sent.request.query)
      if (typeof object === 'object' && 'jwt' in object && object.servedAt?.endsWith(path))
        return { sent, object }
  }
  return undefined
}
