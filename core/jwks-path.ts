/** Where this tool serves the public keys of a connection, for a server to fetch (RFC 7517 §5). */
export function jwksPath(connectionId: string): string {
  return `/connections/${encodeURIComponent(connectionId)}/jwks.json`
}
