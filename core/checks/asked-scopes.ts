import { hasUser } from '../connection.ts'
import type { Facts } from '../facts.ts'
import { parameter } from '../in-hand.ts'

/** The scopes that were asked for; those of the connection until the request is sent. */
export function askedScopes({ authorizationRequest, run }: Facts): readonly string[] {
  const sent = authorizationRequest && (parameter(authorizationRequest.parameters, 'scope') ?? '')
  const parted = run.connection.scopeSeparator === ',' ? /[\s,]+/ : /\s+/
  return (sent ?? run.connection.scope).split(parted).filter((scope) => scope !== '')
}

/** True when the flow is OpenID Connect by what was asked for, on behalf of a user. */
export function asksForOpenId(facts: Facts): boolean {
  return hasUser(facts.run.connection) && askedScopes(facts).includes('openid')
}
