import type { TextField } from '../http.ts'
import { asObject, readJson } from '../read-json.ts'
import { readJwt } from '../read-jwt.ts'
import type { Run } from '../run.ts'
import { readCurl } from './read-curl.ts'
import { type HarExchange, readHar } from './read-har.ts'
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
  | { readonly kind: 'nothing'; readonly found: string; readonly next: string }

/** Characters: a login recorded with content stays far below. */
const limit = 50_000_000

/** Tells what was pasted or dropped. Never throws; what it is not is said in words. */
export function recognisePaste(input: string): Pasted {
  const text = input.replace(/^\uFEFF/, '').trim()
  if (text === '')
    return nothing('nothing', 'Paste an issuer, a URL, a JWT, a HAR or a curl command.')
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
  const { value, problems } = readJson(text)
  const members = asObject(value)
  if (!members) {
    const invalid = problems.find(({ kind }) => kind === 'invalid')
    const why = invalid && 'message' in invalid ? ` (${invalid.message})` : ''
    return nothing(
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
  const reading = readHar(members)
  return 'problem' in reading
    ? nothing('JSON', reading.problem)
    : { kind: 'har', exchanges: reading.exchanges }
}

function fromCurl(text: string): Pasted {
  const request = readCurl(text)
  return request
    ? { kind: 'request', request }
    : nothing('a curl command without a URL', 'Copy the whole command, its URL included.')
}

function fromAddress(text: string): Pasted {
  if (/\s/.test(text))
    return nothing(
      'text that is neither a URL nor a token',
      'Paste one thing: an issuer, a URL, a JWT, a HAR or a curl command.',
    )
  const withScheme =
    /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[\w.-]+:\d/.test(text) ? text : `https://${text}`
  if (!URL.canParse(withScheme))
    return nothing(
      `“${text.slice(0, 80)}”, which is no URL`,
      'An issuer begins with https:// or is a domain.',
    )
  const url = new URL(withScheme)
  if (!/^https?:$/.test(url.protocol))
    return nothing(`a ${url.protocol} address`, 'Only http and https addresses are opened.')
  if (
    !url.hostname.includes('.') &&
    !url.hostname.includes(':') &&
    url.hostname !== 'localhost' &&
    text === withScheme.slice(8)
  ) {
    return nothing(
      `“${text.slice(0, 80)}”, a single word`,
      'An issuer has a domain, such as https://tenant.eu.auth0.com/.',
    )
  }
  return fromUrl(url)
}

function fromUrl(url: URL): Pasted {
  const parameters = [...url.searchParams, ...new URLSearchParams(url.hash.slice(1))]
  const names = new Set(parameters.map(([name]) => name))
  if (names.has('client_id')) return { kind: 'authorization-url', url: url.href, parameters }
  if (
    names.has('code') ||
    names.has('error') ||
    names.has('access_token') ||
    names.has('id_token')
  ) {
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

function nothing(found: string, next: string): Pasted {
  return { kind: 'nothing', found, next }
}
