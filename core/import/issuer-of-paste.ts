import { parameter } from '../in-hand.ts'
import { recognisePaste } from './recognise-paste.ts'

/** What a text in place of an issuer was found to be. */
export interface IssuerFound {
  readonly issuer: string
  /** A sentence: what it was, and what was made of it. */
  readonly words: string
  readonly discovery?: 'oauth'
  readonly client_id?: string
}

/**
 * The issuer that a domain, the address of metadata, or an authorization URL leads to. Undefined
 * for an issuer as it should be, and for anything else. Never throws.
 */
export function issuerOfPaste(text: string): IssuerFound | undefined {
  const typed = text.trim()
  const pasted = recognisePaste(typed)
  if (pasted.kind === 'authorization-url')
    return fromAuthorizationUrl(pasted.url, pasted.parameters)
  if (pasted.kind !== 'issuer') return undefined
  const path = URL.canParse(typed) ? new URL(typed).pathname : ''
  if (/\/\.well-known\//.test(path)) return fromMetadataUrl(pasted.issuer, path)
  if (/\/(?:authorize|auth)\/?$/.test(path)) return fromAuthorizationUrl(typed, [])
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(typed)
    ? undefined
    : { issuer: `https://${typed}`, words: 'That was a domain; an issuer begins with https://.' }
}

function fromMetadataUrl(issuer: string, path: string): IssuerFound | undefined {
  // Auth0 writes its issuers with the slash, which its metadata's address does not show.
  const found = /^https:\/\/[^/]+\.auth0\.com$/.test(issuer) ? `${issuer}/` : issuer
  const words =
    'That was the address of the metadata; the issuer is that address without its /.well-known/ part.'
  return path.includes('/oauth-authorization-server')
    ? {
        issuer: found,
        words: `${words} It is in RFC 8414’s form, which is asked.`,
        discovery: 'oauth',
      }
    : { issuer: found, words }
}

/** What vendors append to their issuer to make the authorization endpoint, the longest first. */
const endings: readonly (readonly [ending: RegExp, rest: string])[] = [
  [/\/protocol\/openid-connect\/auth\/?$/, ''],
  [/\/oauth2\/v2\.0\/authorize\/?$/, '/v2.0'],
  [/\/o\/oauth2\/(?:v2\/)?auth\/?$/, ''],
  [/\/(?:connect|oauth2?)\/(?:v\d\/)?(?:authorize|auth)\/?$/, ''],
  [/\/(?:v\d\/)?(?:authorize|auth)\/?$/, ''],
]

function fromAuthorizationUrl(
  url: string,
  parameters: readonly (readonly [string, string])[],
): IssuerFound {
  const { origin, pathname, hostname } = new URL(url)
  const [ending, rest] = endings.find(([end]) => end.test(pathname)) ?? [/\/[^/]*$/, '']
  const client_id = parameter(parameters, 'client_id')
  const path = pathname.replace(ending, rest)
  const slash = path === '' && hostname.endsWith('.auth0.com') ? '/' : ''
  return {
    issuer: `${origin}${path}${slash}`,
    words: `That was an authorization URL; this is most likely its issuer${client_id === undefined ? '' : ', and its client_id is filled in where none stood'}. Discovery will tell.`,
    ...(client_id !== undefined && { client_id }),
  }
}
