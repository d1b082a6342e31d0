import type { Fault } from './fault.ts'
import { opaqueSlug, type SlugOf } from './issuers.ts'

/** The part of a saved connection that a fault may change. */
export interface Connectable {
  readonly issuer: string
  readonly api: { readonly method: string; readonly url: string }
}

/**
 * The connection to a fault's issuer, made from the one to the conforming tenant. The client's
 * secret stays the same but where the fault says otherwise: see `secretAt`.
 */
export function connectionTo<C extends Connectable>(
  conforming: C,
  { id, connection = {} }: Fault,
  slugOf: SlugOf = opaqueSlug,
): C {
  const { api, ...rest } = connection
  const slug = slugOf(id)
  const { origin, pathname } = new URL(conforming.api.url)
  const request = { ...conforming.api, ...(api && { method: api.method, headers: api.headers }) }
  const url = `${origin}/${slug}${api?.path ?? pathname}`
  return {
    ...conforming,
    ...rest,
    issuer: `${conforming.issuer}${slug}/`,
    api: { ...request, url },
  }
}

/** The client's secret as it is registered at a fault's issuer. */
export function secretAt({ client }: Fault, client_secret: string): string {
  return (
    client?.({ client_id: '', client_secret, redirect_uris: [] }).client_secret ?? client_secret
  )
}
