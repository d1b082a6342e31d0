import type { TextField } from '../http.ts'
import { asObject, readJson } from '../read-json.ts'
import { readJwt } from '../read-jwt.ts'
import type { Run } from '../run.ts'
import { readCurl } from './read-curl.ts'
import { type HarExchange, readHar } from './read-har.ts'
import { readTranscript } from './read-transcript.ts'
import type { PlainRequest } from './withhold-secrets.ts'

/** What a person put into the box. */
export type Pasted =
  | { readonly kind: 'issuer'; readonly issuer: string }
  | {
      readonly kind: 'authorization-url'
      readonly url: string
      readonly parameters: readonly TextField[]
    }
  | {
      readonly kind: 'callback-url'
      readonly url: string
      readonly parameters: readonly TextField[]
    }
  | { readonly kind: 'jwt'; readonly token: string }
  | { readonly kind: 'har'; readonly exchanges: readonly HarExchange[] }
  | { readonly kind: 'trace'; readonly run: Run }
  | { readonly kind: 'request'; readonly request: PlainRequest }
  /** Words of a page, a log or an answer, and what to say when no known error stands in them. */
  | { readonly kind: 'words'; readonly text: string; readonly otherwise: Nothing }
  | Nothing

/** What cannot be used: what it is, and what to do. */
export interface Nothing {
  readonly kind: 'nothing'
  readonly found: string
  readonly next: string
}

/** Characters: a login recorded with content stays far below. */
const limit = 50_000_000

/** Tells what was pasted or dropped. Never throws; what it is not is said in words. */
export function recognisePaste(input: string): Pasted {
  const text = input.replace(/^\uFEFF/, '').trim()
  if (text === '')
    return nothing('nothing', 'Paste an issuer, a URL, a JWT, a HAR, a curl command or an error.')
  if (text.length > limit) {
    return nothing(
      `${Math.round(text.length / 1_000_000)} million characters`,
      'Record only the login, so that the file stays below 50 MB.',
    )
  }
  if (/^[[{]/.test(text)) return fromJson(text)
  if (/^(\S*\/)?curl(\.exe)?\s/.test(text)) return fromCurl(text)
  const token = text.replace(/^(Authorization:\s*)?(Bearer|DPoP)\s+/i, '')
  if (/^ey[\w-]*(\.[\w-]*){1,4}$/.test(token) && readJwt(token)) return { kind: 'jwt', token }
  return fromAddress(text)
}

function fromJson(text: string): Pasted {
  const { value, problems } = readJson(text, limit)
  const members = asObject(value)
  if (!members) {
    const invalid = problems.find(({ kind }) => kind === 'invalid')
    const why = invalid && 'message' in invalid ? ` (${invalid.message})` : ''
    return words(
      text,
      `JSON that cannot be read${why}`,
      'Save the HAR again; a file that was cut or edited by hand does not open.',
    )
  }
  if (
    members['version'] === 1 &&
    Array.isArray(members['entries']) &&
    asObject(members['connection'])
  ) {
    return { kind: 'trace', run: members as unknown as Run }
  }
  const token = tokenIn(members)
  if (token !== undefined) return { kind: 'jwt', token }
  const reading = readHar(members)
  return 'problem' in reading
    ? words(text, 'JSON', reading.problem)
    : { kind: 'har', exchanges: reading.exchanges }
}

/** The JWT that a token response is worth looking at for: the ID Token before the access token. */
function tokenIn(members: Readonly<Record<string, unknown>>): string | undefined {
  return [members['id_token'], members['access_token']].find(
    (token): token is string => typeof token === 'string' && readJwt(token) !== undefined,
  )
}

function fromCurl(text: string): Pasted {
  const exchanges = readTranscript(text)
  if (exchanges.some(({ response }) => response)) return { kind: 'har', exchanges }
  const request = readCurl(text)
  return request
    ? { kind: 'request', request }
    : nothing('a curl command without a URL', 'Copy the whole command, its URL included.')
}

const oneThing =
  'Paste an error as the page or the log has it, or one thing: an issuer, a URL, a JWT, a HAR or a curl command.'

function fromAddress(text: string): Pasted {
  const exchanges = /\s/.test(text) ? readTranscript(text) : []
  if (exchanges.length > 0) return { kind: 'har', exchanges }
  if (/\s/.test(text)) return words(text, 'text in which no known error stands', oneThing)
  const withScheme =
    /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[\w.-]+:\d/.test(text) ? text : `https://${text}`
  const quoted = `“${text.slice(0, 80)}”`
  if (!URL.canParse(withScheme))
    return words(
      text,
      `${quoted}, which is no URL`,
      'An issuer begins with https:// or is a domain.',
    )
  const url = new URL(withScheme)
  if (!/^https?:$/.test(url.protocol)) return fromNative(url)
  if (
    !url.hostname.includes('.') &&
    !url.hostname.includes(':') &&
    url.hostname !== 'localhost' &&
    text === withScheme.slice(8)
  ) {
    return words(
      text,
      `${quoted}, a single word`,
      `An issuer has a domain, such as https://tenant.eu.auth0.com/. ${oneThing}`,
    )
  }
  return fromUrl(url)
}

/** A native application is called back at a scheme of its own (RFC 8252 §7.1). */
function fromNative(url: URL): Pasted {
  const parameters = parametersOf(url)
  return parameters.some(([name]) => ofCallback.has(name))
    ? { kind: 'callback-url', url: url.href, parameters }
    : nothing(`a ${url.protocol} address`, 'Only http and https addresses are opened.')
}

/** What an authorization response has, whichever it is (RFC 6749 §4.1.2, §4.2.2). */
const ofCallback: ReadonlySet<string> = new Set(['code', 'error', 'access_token', 'id_token'])

function parametersOf(url: URL): TextField[] {
  return [...url.searchParams, ...new URLSearchParams(url.hash.slice(1))]
}

function fromUrl(url: URL): Pasted {
  const parameters = parametersOf(url)
  const names = parameters.map(([name]) => name)
  if (names.includes('client_id')) return { kind: 'authorization-url', url: url.href, parameters }
  if (names.some((name) => ofCallback.has(name))) {
    return { kind: 'callback-url', url: url.href, parameters }
  }
  return { kind: 'issuer', issuer: issuerOf(url) }
}

/** A discovery URL stands for its issuer, in either form. */
function issuerOf(url: URL): string {
  const inserted =
    /^\/\.well-known\/(?:openid-configuration|oauth-authorization-server)(\/.*)?$/.exec(
      url.pathname,
    )
  if (inserted) return `${url.origin}${inserted[1] ?? ''}`
  return `${url.origin}${url.pathname}`.replace(
    /\/\.well-known\/(openid-configuration|oauth-authorization-server)$/,
    '',
  )
}

function words(text: string, found: string, next: string): Pasted {
  return { kind: 'words', text, otherwise: nothing(found, next) }
}

function nothing(found: string, next: string): Nothing {
  return { kind: 'nothing', found, next }
}
