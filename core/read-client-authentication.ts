import { base64url } from 'jose'
import type { ExchangeFacts } from './facts.ts'
import { MASK, type Value } from './http.ts'
import { parameter } from './in-hand.ts'

/** How the client proved who it is in a request that was sent (RFC 6749 §2.3). */
export interface SentClientAuthentication {
  /** Every method the request used, by its registered name; none for a public client. */
  readonly methods: readonly SentMethod[]
  /** Every `client_id` the request named, wherever it stood. */
  readonly client_ids: readonly string[]
  /** Whether Basic credentials were form-encoded first; absent when that cannot be told. */
  readonly basicFormEncoded?: boolean
}

export type SentMethod =
  'client_secret_basic' | 'client_secret_post' | 'client_assertion' | 'tls_client_auth'

/** Reads client authentication from what was sent; a masked header still counts as sent. */
export function readClientAuthentication(exchange: ExchangeFacts): SentClientAuthentication {
  const { headers } = exchange.exchange.sent.request
  const authorization = headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1]
  const basic = authorization === undefined ? undefined : readBasic(authorization)
  const ids = exchange.sentFields.flatMap(([name, value]) => (name === 'client_id' ? [value] : []))
  const written: SentMethod[] = [
    ...(basic ? ['client_secret_basic' as const] : []),
    ...(has(exchange, 'client_secret') ? ['client_secret_post' as const] : []),
    ...(has(exchange, 'client_assertion') ? ['client_assertion' as const] : []),
  ]
  // Beside another method a certificate only binds the tokens (RFC 8705 §3).
  const shown = exchange.exchange.wire?.tls?.clientCertificate?.presented !== undefined
  return {
    methods: written.length === 0 && shown ? ['tls_client_auth'] : written,
    client_ids: [...(basic?.client_id === undefined ? [] : [basic.client_id]), ...ids],
    ...(basic?.formEncoded !== undefined && { basicFormEncoded: basic.formEncoded }),
  }
}

function has({ sentFields }: ExchangeFacts, name: string): boolean {
  return (parameter(sentFields, name) ?? '') !== ''
}

function readBasic(value: Value): { client_id?: string; formEncoded?: boolean } | undefined {
  if (typeof value !== 'string')
    return 'basic' in value
      ? { client_id: value.basic[0], formEncoded: value.formEncoded }
      : undefined
  const credentials = /^Basic +(.+)$/i.exec(value.trim())?.[1]
  if (credentials === undefined) return undefined
  return credentials.includes(MASK) ? {} : readCredentials(credentials)
}

/** The part before the colon, form-decoded (RFC 6749 §2.3.1); the secret is not looked at. */
function readCredentials(credentials: string): { client_id?: string } {
  try {
    const alphabet = credentials.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
    const text = new TextDecoder().decode(base64url.decode(alphabet))
    const [client_id = ''] = text.split(':', 1)
    return { client_id: decodeURIComponent(client_id.replaceAll('+', ' ')) }
  } catch {
    return {}
  }
}
