import type { Facts } from '../facts.ts'
import { parameter } from '../in-hand.ts'
import { asObject, readJson } from '../read-json.ts'

/** How the `claims` parameter asks for a Claim of the ID Token (OpenID Connect Core §5.5). */
export interface RequestedClaim {
  readonly essential: boolean
  /** Values that would do; empty when any would. */
  readonly values: readonly unknown[]
}

/** Undefined when the parameter does not ask for it, or cannot be read. */
export function requestedClaim(
  { authorizationRequest }: Facts,
  name: string,
): RequestedClaim | undefined {
  const text = authorizationRequest && parameter(authorizationRequest.parameters, 'claims')
  const claims = asObject(asObject(readJson(text ?? '').value)?.['id_token'])
  if (!claims || !Object.hasOwn(claims, name)) return undefined
  const { essential, value, values } = asObject(claims[name]) ?? {}
  const several: readonly unknown[] = Array.isArray(values) ? values : []
  return {
    essential: essential === true,
    values: value === undefined ? several : [value],
  }
}
