import { base64url } from 'jose'
import { isRemoved } from './is-removed.ts'
import { asObject, readJson, type JsonProblem } from './read-json.ts'

/** What a lenient reading of a token met beside its parts. */
export type JwtProblem =
  | { readonly kind: 'parts'; readonly found: number }
  | { readonly kind: 'not-base64url'; readonly part: JwtPart }
  | { readonly kind: 'not-an-object'; readonly part: JwtPart }
  | { readonly kind: 'json'; readonly part: JwtPart; readonly problem: JsonProblem }
  | { readonly kind: 'whitespace' }
  | { readonly kind: 'too-long'; readonly limit: number }

export type JwtPart = 'header' | 'payload' | 'signature'

/** A JWS in compact form (three parts) or a JWE (five), as far as it can be read without a key. */
export interface JwtReading {
  readonly form: 'jws' | 'jwe'
  readonly header: Readonly<Record<string, unknown>>
  /** Empty for a JWE: its claims cannot be read without the key. */
  readonly claims: Readonly<Record<string, unknown>>
  readonly parts: readonly string[]
  readonly problems: readonly JwtProblem[]
}

/** Characters. A longer token is shown, not decoded. */
const lengthLimit = 1_000_000

/**
 * Reads a token without judging it. Undefined when it is not a JWT at all: no dots, or a first
 * part that is no JSON object, which is what an opaque token looks like.
 */
export function readJwt(token: string): JwtReading | undefined {
  const trimmed = token.trim()
  if (trimmed.length > lengthLimit) return tooLong(trimmed)
  const parts = trimmed.split('.')
  if (parts.length < 2) return undefined
  const header = readPart(parts[0] ?? '', 'header')
  if (!header.members) return undefined
  const form = parts.length === 5 ? 'jwe' : 'jws'
  const payload =
    form === 'jwe' ? { members: {}, problems: [] } : readPart(parts[1] ?? '', 'payload')
  const problems: JwtProblem[] = [
    ...(trimmed === token ? [] : [{ kind: 'whitespace' } as const]),
    ...(parts.length === 3 || parts.length === 5
      ? []
      : [{ kind: 'parts', found: parts.length } as const]),
    ...header.problems,
    ...payload.problems,
    ...(parts.length === 3 ? signatureProblems(parts[2] ?? '') : []),
  ]
  return { form, header: header.members, claims: payload.members ?? {}, parts, problems }
}

/** A header that is base64url of `{"` tells a JWT without decoding it. */
function tooLong(token: string): JwtReading | undefined {
  if (!token.startsWith('eyJ')) return undefined
  const problems = [{ kind: 'too-long', limit: lengthLimit }] as const
  return { form: 'jws', header: {}, claims: {}, parts: [], problems }
}

/** An empty part is how `alg` none looks, a marker an exported run; both are judged elsewhere. */
function signatureProblems(part: string): readonly JwtProblem[] {
  return /^[A-Za-z0-9_-]*$/.test(part) || isRemoved(part)
    ? []
    : [{ kind: 'not-base64url', part: 'signature' }]
}

function readPart(
  part: string,
  name: JwtPart,
): { members?: Readonly<Record<string, unknown>>; problems: JwtProblem[] } {
  const decoded = decode(part)
  if (decoded === undefined) return { problems: [{ kind: 'not-base64url', part: name }] }
  const { value, problems } = readJson(decoded)
  const found: JwtProblem[] = problems.map((problem) => ({ kind: 'json', part: name, problem }))
  const members = asObject(value)
  if (!members) return { problems: [...found, { kind: 'not-an-object', part: name }] }
  return { members, problems: found }
}

function decode(part: string): string | undefined {
  if (!/^[A-Za-z0-9_-]+$/.test(part)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(base64url.decode(part))
  } catch {
    return undefined
  }
}
