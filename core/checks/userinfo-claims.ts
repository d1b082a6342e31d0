import type { ResponseFacts } from '../facts.ts'
import { readJwt } from '../read-jwt.ts'

/** The Claims of a UserInfo response, from JSON or a signed JWT; undefined when they cannot be read. */
export function userinfoClaims(
  response: ResponseFacts,
): Readonly<Record<string, unknown>> | undefined {
  if (response.entry.response.status !== 200) return undefined
  if (response.mediaType !== 'application/jwt') return response.members
  const jwt = readJwt(response.entry.response.body)
  return jwt?.form === 'jws' ? jwt.claims : undefined
}
