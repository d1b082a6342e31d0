import { type Field, type HttpRequest, type SignedJwt, type Value, bodyFields } from './http.ts'
import { readJson } from './read-json.ts'
import type { JwtEdit } from './run.ts'

/** A member of a JWT as a person reads and types it: JSON, but text that is no JSON without quotes. */
export function memberText(value: unknown): string {
  const plain = typeof value === 'string' && readMember(value) === value
  return plain ? value : (JSON.stringify(value) ?? '')
}

/** What a typed text stands for: its value where it is JSON, or else itself. Never throws. */
export function readMember(text: string): unknown {
  const { value } = readJson(text)
  return value === undefined ? text : value
}

/** The JWT that the first field of that name and place refers to; undefined when there is none. */
export function jwtAt(
  request: HttpRequest,
  { where, name }: JwtEdit['jwt'],
): SignedJwt | undefined {
  const fields = { query: request.query, header: request.headers, body: bodyFields(request) }[where]
  return fields.find((field): field is [string, SignedJwt] => isJwtNamed(field, name))?.[1]
}

/** The fields with that member of the JWT among them changed; as they were when there is no JWT. */
export function withMember(fields: readonly Field[], edit: JwtEdit): readonly Field[] {
  const at = fields.findIndex((field) => isJwtNamed(field, edit.jwt.name))
  const value = fields[at]?.[1]
  return isJwt(value) ? fields.with(at, [edit.jwt.name, changed(value, edit)]) : fields
}

function isJwtNamed([name, value]: Field, wanted: string): boolean {
  return name === wanted && isJwt(value)
}

function isJwt(value: Value | undefined): value is SignedJwt {
  return typeof value === 'object' && 'jwt' in value
}

/** A member that is there keeps its place; one that is not comes last. */
function changed(signed: SignedJwt, { change, part, name, value }: JwtEdit): SignedJwt {
  const { jwt } = signed
  const members = Object.entries(jwt[part])
  const at = members.findIndex(([other]) => other === name)
  const made: [string, unknown] = [name, readMember(value)]
  const others = at === -1 ? members : members.toSpliced(at, 1)
  const kept =
    change === 'remove-member' ? others : others.toSpliced(at === -1 ? others.length : at, 0, made)
  return { ...signed, jwt: { ...jwt, [part]: Object.fromEntries(kept) } }
}
