import {
  type Field,
  type HttpRequest,
  MASK,
  bodyFields,
  headerOf,
  targetOf,
} from '../../core/http.ts'
import type { Edit } from '../../core/run.ts'
import { maskOf } from '../secrets/mask.ts'

/** A text without the secrets in it; see `WireValues`. */
export type Mask = (text: string, cutShort?: boolean) => string

/**
 * Client secrets that stand in a request as text, since the person typed them into an edit instead
 * of leaving the reference: in the query, the body or Basic credentials. The last one typed first.
 */
export function typedSecretsIn(request: HttpRequest): string[] {
  const fields = [...queryOf(request), ...bodyFields(request), ...rawFields(request)]
  const values = fields.flatMap(([name, value]) =>
    name === 'client_secret' && typeof value === 'string' ? [value] : [],
  )
  return [...values, basicPassword(request)]
    .filter((value) => value !== undefined)
    .filter((value) => value !== '' && value !== MASK)
    .reverse()
}

function queryOf(request: HttpRequest): Field[] {
  const target = targetOf(request)
  return [...new URLSearchParams(target.split('#', 1)[0]?.split('?').slice(1).join('?') ?? '')]
}

/** The fields of a body typed as text, form or JSON. */
function rawFields({ body }: HttpRequest): Field[] {
  if (!body || !('raw' in body)) return []
  const members = body.raw.matchAll(/"(client_secret)"\s*:\s*"((?:[^"\\]|\\.){1,16384})"/g)
  return [
    ...new URLSearchParams(body.raw),
    ...[...members].map(([, name = '', value = '']): Field => [name, value]),
  ]
}

/** The part after the colon, form-decoded (RFC 6749 §2.3.1). */
function basicPassword({ headers }: HttpRequest): string | undefined {
  const credentials = /^\s*Basic\s+(\S+)/i.exec(headerOf(headers, 'authorization') ?? '')?.[1]
  if (credentials === undefined || credentials.includes(MASK)) return undefined
  const text = Buffer.from(credentials, 'base64').toString()
  return new URLSearchParams(`=${text.slice(text.indexOf(':') + 1)}`).get('') ?? undefined
}

/** The mask, and over it that of secrets typed by hand. */
export function withTyped(mask: Mask, typed: readonly string[]): Mask {
  const maskTyped = maskOf(typed)
  return (text, cutShort) => maskTyped(mask(text, cutShort), cutShort)
}

/** A secret too short to be searched for is hidden by its field. */
function hide(name: string, value: string, mask: Mask): string {
  if (name === 'client_secret' && value !== '') return MASK
  if (/^authorization$/i.test(name) && /^\s*Basic\s+\S/i.test(value)) return `Basic ${MASK}`
  return mask(value)
}

/** An edit as it is recorded. */
export function maskEdit(edit: Edit, mask: Mask): Edit {
  return 'name' in edit
    ? { ...edit, name: mask(edit.name), value: hide(edit.name, edit.value, mask) }
    : { ...edit, value: mask(edit.value) }
}
