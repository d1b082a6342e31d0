import { base64url } from 'jose'
import type { Body, Field, HttpRequest, SecretName, TextField } from '../http.ts'
import type { SecretTraits } from '../run.ts'
import { formEncode, traitsOf } from '../secret-traits.ts'

/** A request whose client secret has become a reference, with what the secret was like. */
export interface Withheld {
  readonly request: HttpRequest
  readonly secrets: Readonly<Partial<Record<SecretName, SecretTraits>>>
}

/** A request as somebody else's tool recorded it: all text, secrets included. */
export interface PlainRequest {
  readonly method: string
  readonly url: string
  readonly headers: readonly TextField[]
  readonly body?:
    | { readonly form: readonly TextField[] }
    | { readonly json: readonly TextField[] }
    | { readonly raw: string }
}

/**
 * Takes client secrets out of an imported request, from the form, the JSON members and the Basic
 * header, and keeps their traits. What an import held is never shown or stored.
 */
export function withholdSecrets(plain: PlainRequest): Withheld {
  const found: string[] = []
  const reference = (secret: string): { secret: 'client_secret' } => {
    found.push(secret)
    return { secret: 'client_secret' }
  }
  const field = ([name, value]: TextField): Field =>
    name === 'client_secret' && value !== '' ? [name, reference(value)] : [name, value]
  const request: HttpRequest = {
    method: plain.method,
    url: plain.url,
    query: [],
    headers: plain.headers.map((header) => withoutBasic(header, reference)),
    ...(plain.body && { body: bodyOf(plain.body, field) }),
  }
  const [secret] = found
  return { request, secrets: secret === undefined ? {} : { client_secret: traitsOf(secret) } }
}

function bodyOf(body: NonNullable<PlainRequest['body']>, field: (text: TextField) => Field): Body {
  if ('form' in body) return { form: body.form.map(field) }
  if ('json' in body) return { json: body.json.map(field) }
  return body
}

function withoutBasic([name, value]: TextField, reference: (secret: string) => unknown): Field {
  const credentials = name.toLowerCase() === 'authorization' ? readBasic(value) : undefined
  if (!credentials) return [name, value]
  reference(credentials.secret)
  const { client_id, formEncoded } = credentials
  return [name, { basic: [client_id, 'client_secret'], formEncoded }]
}

/** Basic credentials, form-decoded where they read as encoded (RFC 6749 §2.3.1). */
function readBasic(
  header: string,
): { client_id: string; secret: string; formEncoded: boolean } | undefined {
  const encoded = /^Basic +([A-Za-z0-9+/_-]+)=*\s*$/i.exec(header)?.[1]
  if (encoded === undefined) return undefined
  try {
    const text = new TextDecoder().decode(
      base64url.decode(encoded.replaceAll('+', '-').replaceAll('/', '_')),
    )
    const colon = text.indexOf(':')
    if (colon === -1) return undefined
    const [id, secret] = [text.slice(0, colon), text.slice(colon + 1)]
    const [decodedId, decodedSecret] = [formDecode(id), formDecode(secret)]
    const formEncoded = formEncode(decodedId) === id && formEncode(decodedSecret) === secret
    return formEncoded
      ? { client_id: decodedId, secret: decodedSecret, formEncoded }
      : { client_id: id, secret, formEncoded }
  } catch {
    return undefined
  }
}

function formDecode(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '))
}
