import type { Connection } from '../../core/connection.ts'

/** Where a client's secret may be sent: to the issuer, and to endpoints the person typed. */
export function secretUrls({
  issuer,
  metadata,
}: Pick<Connection, 'issuer' | 'metadata'>): string[] {
  return [
    issuer,
    metadata.token_endpoint,
    metadata.revocation_endpoint,
    metadata.introspection_endpoint,
    metadata.pushed_authorization_request_endpoint,
    metadata.registration_endpoint,
  ].filter((url) => url !== undefined)
}
