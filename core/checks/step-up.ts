import { type Connection, type GrantType, grantOf, scopeOnWire } from '../connection.ts'
import type { Fix } from '../check.ts'
import type { Edit, StepName } from '../run.ts'

/** A parameter to be asked with, and its value. */
type Wanted = readonly [name: string, value: string]

/**
 * Asks for a token once more, with these parameters as they are wanted: in the request in which the
 * connection's grant names its scope (RFC 6749 §3.3). A refresh token from elsewhere cannot be made
 * to give more, so that its fix is in words alone.
 */
export function stepUp(text: string, connection: Connection, wanted: readonly Wanted[]): Fix {
  const request = requests[grantOf(connection)]
  if (!request) return { text: `${text} A refresh gives no more than was granted: log in again.` }
  const { step, where } = request
  const asked = namesAsked(connection)
  const edits = wanted.map(([name, value]): Edit => {
    const change = asked.has(name) ? 'set' : 'add'
    return { change, where, name, index: 0, value }
  })
  return { text, resend: { step, edits } }
}

/** Scopes as they go over the wire at this server. */
export function joined(scopes: readonly string[], connection: Connection): string {
  return scopeOnWire({ ...connection, scope: [...new Set(scopes)].join(' ') })
}

const requests: Readonly<
  Partial<Record<GrantType, { readonly step: StepName; readonly where: 'query' | 'body' }>>
> = {
  authorization_code: { step: 'authorization-request', where: 'query' },
  'urn:ietf:params:oauth:grant-type:device_code': { step: 'device-authorization', where: 'body' },
  client_credentials: { step: 'token-request', where: 'body' },
  'urn:ietf:params:oauth:grant-type:token-exchange': { step: 'token-request', where: 'body' },
  password: { step: 'token-request', where: 'body' },
}

function namesAsked({ scope, authorizationParameters }: Connection): ReadonlySet<string> {
  const further = authorizationParameters.map(([name]) => name)
  return new Set(scope === '' ? further : ['scope', ...further])
}
