import { base64url } from 'jose'
import { asObject } from '../../read-json.ts'
import { readJwt } from '../../read-jwt.ts'
import { isRedacted } from './ledger.ts'
import { sensitivityOf } from './names.ts'

/** Gives the marker for a value of that name. */
export type Mark = (name: string, value: string) => string

/** Claims that say something of the protocol and nothing of a person. Of others the name stays. */
export const protocolClaims: ReadonlySet<string> = new Set(
  `iss aud azp exp iat nbf auth_time acr amr scope scp client_id cid appid tid token_use typ gty
  ver at_hash c_hash s_hash cnf events token_type htm htu updated_at`.split(/\s+/),
)

/**
 * A JWT with its header but for `kid`, the names of its claims, and the values of those that only
 * concern the protocol; a marker stands for the signature, so that nobody can use it. Undefined
 * for what cannot be read, a JWE among it.
 */
export function redactJwt(name: string, token: string, mark: Mark): string | undefined {
  const jwt = readJwt(token)
  if (!jwt || jwt.form === 'jwe' || jwt.parts.length !== 3 || jwt.problems.length > 0)
    return undefined
  const { kid } = jwt.header
  const header =
    typeof kid === 'string' ? { ...jwt.header, kid: marked('kid', kid, mark) } : jwt.header
  const signature = jwt.parts[2] ?? ''
  return [
    encode(header),
    encode(withoutValues(jwt.claims, mark)),
    isRedacted(signature) && signature !== '' ? signature : mark(name, token),
  ].join('.')
}

function withoutValues(
  claims: Readonly<Record<string, unknown>>,
  mark: Mark,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [
      name,
      protocolClaims.has(name) ? value : withoutValue(name, value, mark),
    ]),
  )
}

function withoutValue(name: string, value: unknown, mark: Mark): unknown {
  if (typeof value === 'boolean' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => withoutValue(name, item, mark))
  const members = asObject(value)
  if (members)
    return Object.fromEntries(
      Object.entries(members).map(([key, inner]) => [key, withoutValue(name, inner, mark)]),
    )
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return marked(sensitivityOf(name, text) === undefined ? 'claim' : name, text, mark)
}

function marked(name: string, value: string, mark: Mark): string {
  return isRedacted(value) ? value : mark(name, value)
}

function encode(members: Readonly<Record<string, unknown>>): string {
  return base64url.encode(JSON.stringify(members))
}
