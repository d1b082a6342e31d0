import { jwtAt, memberText } from '../jwt-members.ts'
import { type JwtEdit, type Run, type StepName, latest } from '../run.ts'

/** What the experiments ask of the JWTs of a run, and how they change them. */

type Place = JwtEdit['jwt']

/** Where a client assertion stands (RFC 7523 §2.2). */
export const assertionPlace: Place = { where: 'body', name: 'client_assertion' }
/** Where a DPoP proof stands (RFC 9449 §4.1). */
export const proofPlace: Place = { where: 'header', name: 'DPoP' }

/** The claims that the latest message of that step signed there; undefined when it carried no JWT. */
export function sentClaims(
  run: Run,
  step: StepName,
  place: Place,
): Readonly<Record<string, unknown>> | undefined {
  const request = latest(run, step)?.sent.request
  return request && jwtAt(request, place)?.jwt.claims
}

/** The edits that set these claims of a JWT. */
export function withClaims(place: Place, claims: Readonly<Record<string, unknown>>): JwtEdit[] {
  return Object.entries(claims).map(([name, value]) => ({
    ...{ change: 'set-member', jwt: place, part: 'claims', name },
    value: memberText(value),
  }))
}

/** The edits that make a JWT the one that was sent before, as far as a server tells them apart. */
export function asSentBefore(run: Run, step: StepName, place: Place): JwtEdit[] {
  const { jti, iat, exp, nonce } = sentClaims(run, step, place) ?? {}
  const again = Object.entries({ jti, iat, exp, nonce })
  return withClaims(place, Object.fromEntries(again.filter(([, value]) => value !== undefined)))
}
