import { type HttpRequest, type SignedJwt, bodyFields } from '../../http.ts'
import { lifetime, whenSent } from '../../proof.ts'
import { type CodeRequest, type MadeName, codeRequest, madeName } from './pieces.ts'

/** A Claim as code has it: a value, or how it is found when the code runs. */
export type ClaimCode =
  | { readonly value: unknown }
  /** Seconds after the time at which the code runs. */
  | { readonly after: number }
  | { readonly drawn: true }
  /** base64url(SHA-256) of what the code has made. */
  | { readonly hashOf: MadeName }

/** A JWT that code makes and signs. */
export interface CodeJwt {
  readonly name: MadeName
  readonly alg: string
  readonly header: readonly (readonly [name: string, value: unknown])[]
  /** True when the header shows the public half of the key, which the code takes from the key. */
  readonly showsKey: boolean
  readonly claims: readonly (readonly [name: string, value: ClaimCode])[]
  /** The environment variable that holds the key. */
  readonly key: string
  /** What that variable is to hold, for a comment. */
  readonly keyWords: string
}

/** A request for code that signs: the JWTs to make first, and the token that a proof speaks of. */
export interface CodeProgram {
  readonly request: CodeRequest
  readonly accessToken?: string
  readonly jwts: readonly CodeJwt[]
}

/**
 * The request with the JWTs that it carries, for code to make them anew: drawn values are drawn,
 * times count from when the code runs as they did from `sentAt` (ms since the epoch). Never a key.
 */
export function codeProgram(request: HttpRequest, sentAt?: number): CodeProgram {
  const fields = [...request.query, ...request.headers, ...bodyFields(request)]
  const signed = fields.flatMap(([name, value]) =>
    typeof value === 'string' || !('jwt' in value) || value.servedAt !== undefined
      ? []
      : [[name, value.jwt] as const],
  )
  const code = codeRequest(request)
  const accessToken = signed.some(([, { claims }]) => 'ath' in claims) && tokenShown(code)
  const jwts = signed.map(([name, jwt]) =>
    codeJwt(madeName(name), jwt, { sentAt, hasToken: accessToken !== false }),
  )
  if (accessToken === false) return { request: code, jwts }
  return { request: withTokenMade(code, accessToken), accessToken, jwts }
}

const credentials = /^((?:DPoP|Bearer) +)(.+)$/i

function tokenShown({ headers }: CodeRequest): string | false {
  return headers.flatMap((header) => tokenIn(header) ?? [])[0]?.token ?? false
}

function tokenIn([name, { pieces }]: CodeRequest['headers'][number]):
  { readonly scheme: string; readonly token: string } | undefined {
  const [text] = pieces
  if (name.toLowerCase() !== 'authorization' || typeof text !== 'string') return undefined
  const [, scheme = '', token] = credentials.exec(text) ?? []
  return token === undefined ? undefined : { scheme, token }
}

function withTokenMade(code: CodeRequest, accessToken: string): CodeRequest {
  const headers = code.headers.map((header): CodeRequest['headers'][number] => {
    const shown = tokenIn(header)
    if (shown?.token !== accessToken) return header
    return [header[0], { pieces: [shown.scheme, { made: 'access_token', as: 'text' }] }]
  })
  return { ...code, headers }
}

interface Moment {
  readonly sentAt: number | undefined
  readonly hasToken: boolean
}

function codeJwt(name: MadeName, { header, claims, key }: SignedJwt['jwt'], at: Moment): CodeJwt {
  const { alg, jwk, ...rest } = header
  const showsKey = typeof jwk === 'object'
  const base = baseOf(claims, at)
  return {
    ...{ name, showsKey, key: key.toUpperCase(), keyWords: words[key] ?? 'the key' },
    alg: typeof alg === 'string' ? alg : '',
    header: Object.entries({ ...rest, ...(jwk !== undefined && !showsKey && { jwk }) }),
    claims: Object.entries(claims).map(([claim, value]) => [
      claim,
      claimCode(claim, value, base, at),
    ]),
  }
}

/** Milliseconds between drawing a JWT’s time and sending it, at most; more was a person’s change. */
const tolerance = 5000

/** The second that its times count from: `iat`, unless a person changed it. */
function baseOf({ iat }: SignedJwt['jwt']['claims'], { sentAt }: Moment): number | undefined {
  const drawn = typeof iat === 'number' ? iat : undefined
  if (sentAt === undefined) return drawn
  const near = drawn !== undefined && Math.abs(sentAt - drawn * 1000) <= tolerance
  return near ? drawn : Math.floor(sentAt / 1000)
}

const times: ReadonlySet<string> = new Set(['iat', 'nbf', 'exp'])

function claimCode(
  name: string,
  value: unknown,
  base: number | undefined,
  { hasToken }: Moment,
): ClaimCode {
  if (times.has(name)) {
    if (value === whenSent) return { after: name === 'exp' ? lifetime : 0 }
    if (typeof value === 'number' && base !== undefined) return { after: value - base }
  }
  if (isDrawn(value)) {
    if (name === 'jti') return { drawn: true }
    if (name === 'ath' && hasToken) return { hashOf: 'access_token' }
  }
  return { value }
}

/** 256 bits as base64url, as this tool draws values and hashes tokens. */
function isDrawn(value: unknown): boolean {
  return value === whenSent || (typeof value === 'string' && /^[\w-]{43}$/.test(value))
}

const pem = 'as PEM (PKCS #8)'
const words: Readonly<Record<string, string>> = {
  client_secret: 'the client secret, which is the key',
  private_key: `the client's private key ${pem}`,
  dpop_key: `a private key ${pem}; a token that is bound already needs that same key`,
  published_key: `the private key of RFC 7515 appendix A.3 ${pem}`,
}
