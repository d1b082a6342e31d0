/** The checks that fail when a server answers with 5xx or 429, at every step that has one. */
export const serverWorks = [
  'discovery/server-works',
  'jwks/server-works',
  'token-request/server-works',
  'userinfo/server-works',
  'api-request/server-works',
  'refresh/server-works',
] as const
