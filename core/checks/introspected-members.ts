import type { Facts } from '../facts.ts'
import { asObject } from '../read-json.ts'

/**
 * What an introspection response says of the token: the members of the JSON object, or of the claim
 * `token_introspection` where it is a JWT (RFC 9701 §5). Undefined when it says nothing.
 */
export function introspectedMembers({
  introspection,
  introspectionJwt,
}: Facts): Readonly<Record<string, unknown>> | undefined {
  if (introspection?.response?.entry.response.status !== 200) return undefined
  return introspectionJwt
    ? asObject(introspectionJwt.jwt.claims['token_introspection'])
    : asObject(introspection.response.json.value)
}
