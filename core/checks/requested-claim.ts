import { type Pointer, type Verdict, fail, notApplicable, pass } from '../check.ts'
import type { Facts } from '../facts.ts'
import { parameter } from '../in-hand.ts'
import { asObject, readJson } from '../read-json.ts'
import { evidence } from './pointers.ts'

/** How the `claims` parameter asks for a Claim of the ID Token (OpenID Connect Core §5.5). */
export interface RequestedClaim {
  readonly essential: boolean
  /** Values that would do; empty when any would. */
  readonly values: readonly unknown[]
}

/** Undefined when the parameter does not ask for it, or cannot be read. */
export function requestedClaim(facts: Facts, name: string): RequestedClaim | undefined {
  const claims = requestedIn(facts, 'id_token')
  if (!claims || !Object.hasOwn(claims, name)) return undefined
  const { essential, value, values } = asObject(claims[name]) ?? {}
  const several: readonly unknown[] = Array.isArray(values) ? values : []
  return {
    essential: essential === true,
    values: value === undefined ? several : [value],
  }
}

/**
 * Judges whether the Claims that the `claims` parameter names for this place came. Advice at most: a
 * server that does not have one leaves it out, be it essential or not (OpenID Connect Core §5.5.1).
 */
export function judgeRequestedClaims(
  facts: Facts,
  place: 'id_token' | 'userinfo',
  claims: Readonly<Record<string, unknown>>,
  at: (name: string) => Pointer,
): Verdict {
  const names = Object.keys(requestedIn(facts, place) ?? {})
  if (names.length === 0) return notApplicable('None was asked for one by one.')
  const missing = names.filter((name) => claims[name] === undefined)
  const found = (name: string) => evidence(at(name), 'present', claims[name])
  return missing.length === 0
    ? pass(...names.map(found))
    : fail(
        `Do not count on ${missing.join(' and ')}: the server may not have it for this user, may not have been allowed to give it, or does not read the claims parameter (claims_parameter_supported in its metadata).`,
        ...missing.map(found),
      )
}

function requestedIn(
  { authorizationRequest }: Facts,
  place: 'id_token' | 'userinfo',
): Readonly<Record<string, unknown>> | undefined {
  const text = authorizationRequest && parameter(authorizationRequest.parameters, 'claims')
  return asObject(asObject(readJson(text ?? '').value)?.[place])
}
