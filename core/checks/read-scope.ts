/**
 * The scopes of a token or a token response, from text or a list; commas are taken as GitHub and
 * Slack write them. Undefined when there is none.
 */
export function scopesOf(value: unknown): readonly string[] | undefined {
  if (Array.isArray(value)) return value.filter((item) => typeof item === 'string')
  return typeof value === 'string'
    ? value.split(/[\s,]+/).filter((scope) => scope !== '')
    : undefined
}

/**
 * Whether a scope is among those granted, allowing for the spellings in use: Google answers
 * `email` with an address that ends in it, Entra ID shortens the address of an API.
 */
export function isGrantedScope(asked: string, granted: readonly string[]): boolean {
  const name = lastSegment(asked)
  return granted.some(
    (scope) =>
      scope === asked || lastSegment(scope) === name || scope.endsWith(`/userinfo.${asked}`),
  )
}

function lastSegment(scope: string): string {
  return (scope.split('/').at(-1) ?? scope).toLowerCase()
}
