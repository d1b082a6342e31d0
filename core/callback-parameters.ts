import type { InboundRequest, TextField } from './http.ts'
import { type JwtReading, readJwt } from './read-jwt.ts'

/** Claims of a JWT response that are about the JWT itself; `iss` is also a parameter (RFC 9207). */
const ofTheJwt: ReadonlySet<string> = new Set(['aud', 'exp', 'iat', 'nbf', 'jti'])

/**
 * The parameters of an authorization response, read from inside where the response is a signed JWT
 * (JARM §2.3). Beside it nothing counts: whoever holds the browser could have added it.
 */
export function callbackParameters(
  request: Pick<InboundRequest, 'parameters'>,
): readonly TextField[] {
  const jwt = responseJwt(request)
  if (jwt?.form !== 'jws') return request.parameters
  return Object.entries(jwt.claims)
    .filter(([name]) => !ofTheJwt.has(name))
    .map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)])
}

/** The JWT that an authorization response is; undefined for an ordinary one. */
export function responseJwt({
  parameters,
}: Pick<InboundRequest, 'parameters'>): JwtReading | undefined {
  const response = parameters.find(([name]) => name === 'response')?.[1]
  return response === undefined ? undefined : readJwt(response)
}
