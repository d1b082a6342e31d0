import type { Facts } from '../facts.ts'

/**
 * The APIs that were asked for, by Auth0's `audience` or RFC 8707's `resource`; the connection's
 * when the trace has no authorization request.
 */
export function askedApis({ authorizationRequest, run }: Facts): readonly string[] {
  const { audience } = run.connection
  const asked = authorizationRequest?.parameters.flatMap(([name, value]) =>
    name === 'audience' || name === 'resource' ? [value] : [],
  )
  return (asked ?? [audience]).filter((api) => api !== '')
}
