import type { Field, HttpRequest, Value } from '../../http.ts'
import { formEncode } from '../../secret-traits.ts'

/**
 * A part of a text in generated code: text known now, what an environment variable holds when the
 * code runs, or what the code makes before, put in as it is, form-encoded, or as a JSON string
 * with its quotes.
 */
export type Piece = string | Variable | Made

export interface Variable {
  readonly variable: string
  readonly as: Encoding
}

/** A JWT that the code signs, or the access token that such a one tells the hash of. */
export interface Made {
  readonly made: MadeName
  readonly as: Encoding
}

export type MadeName =
  'access_token' | 'client_assertion' | 'request_object' | 'dpop_proof' | 'signed_jwt'

type Encoding = 'text' | 'form' | 'json'

/** A text to be joined of pieces. With `base64` its encoding follows the word `Basic`. */
export interface CodeText {
  readonly pieces: readonly Piece[]
  readonly base64?: boolean
}

/** A request as generated code needs it: text wherever it is known, variables for secrets. */
export interface CodeRequest {
  readonly method: string
  readonly target: CodeText
  readonly headers: readonly (readonly [name: string, value: CodeText])[]
  readonly form?: readonly (readonly [name: string, value: Piece])[]
  readonly body?: CodeText
}

/**
 * The request for generated code. Fields that no HTTP message can carry are left out, as this
 * tool would not send them either: header names that are no token (RFC 9110 §5.6.2); line breaks
 * in a header value become spaces. Never the value of a secret, only a variable for it.
 */
export function codeRequest(request: HttpRequest): CodeRequest {
  const { method, body } = request
  return {
    method: method.replace(/[^!#$%&'*+.^_`|~\w-]/g, ''),
    target: { pieces: targetPieces(request) },
    headers: request.headers.filter(([name]) => token.test(name)).map(headerText),
    ...(body && 'form' in body && { form: body.form.map(formField) }),
    ...(body && 'json' in body && { body: { pieces: jsonPieces(body.json) } }),
    ...(body && 'raw' in body && { body: { pieces: [wellFormed(body.raw)] } }),
  }
}

/** True when the headers name the media type of the body. */
export function namesMediaType({ headers }: CodeRequest): boolean {
  return headers.some(([name]) => name.toLowerCase() === 'content-type')
}

const token = /^[!#$%&'*+.^_`|~\w-]+$/

function headerText([name, value]: Field): readonly [string, CodeText] {
  if (typeof value === 'string')
    return [name, { pieces: [wellFormed(value).replace(/[\r\n\0]+/g, ' ')] }]
  if ('bearer' in value)
    return [name, { pieces: ['Bearer ', { variable: value.bearer.toUpperCase(), as: 'text' }] }]
  if (!('basic' in value)) return [name, { pieces: [reference(name, value, 'text')] }]
  const [client_id, secret] = value.basic
  const id = value.formEncoded ? formEncode(client_id) : client_id
  const as = value.formEncoded ? 'form' : 'text'
  return [name, { pieces: [`${id}:`, { variable: secret.toUpperCase(), as }], base64: true }]
}

function formField([name, value]: Field): readonly [string, Piece] {
  return [wellFormed(name), pieceOf(name, value, 'text')]
}

function targetPieces({ url, query }: HttpRequest): Piece[] {
  const [beforeFragment = ''] = wellFormed(url).split('#', 1)
  if (query.length === 0) return [beforeFragment]
  const joint = beforeFragment.includes('?') ? (/[?&]$/.test(beforeFragment) ? '' : '&') : '?'
  const pairs = query.flatMap(([name, value], index) => [
    `${index === 0 ? joint : '&'}${formEncode(name)}=`,
    typeof value === 'string' ? formEncode(value) : reference(name, value, 'form'),
  ])
  return joined([beforeFragment, ...pairs])
}

function jsonPieces(members: readonly Field[]): Piece[] {
  const pairs = members.flatMap(([name, value], index): Piece[] => [
    `${index === 0 ? '' : ','}${JSON.stringify(name)}:`,
    typeof value === 'string' ? JSON.stringify(value) : reference(name, value, 'json'),
  ])
  return joined(['{', ...pairs, '}'])
}

function pieceOf(name: string, value: Value, as: Encoding): Piece {
  return typeof value === 'string' ? wellFormed(value) : reference(name, value, as)
}

/** A secret has a variable of its own name; a JWT is made, unless its address goes out for it. */
function reference(field: string, value: Exclude<Value, string>, as: Encoding): Piece {
  if ('jwt' in value) {
    return value.servedAt === undefined
      ? { made: madeName(field), as }
      : encoded(value.servedAt, as)
  }
  const name = 'secret' in value ? value.secret : field
  return { variable: name.toUpperCase().replace(/\W/g, '_'), as }
}

function encoded(text: string, as: Encoding): string {
  if (as === 'form') return formEncode(text)
  return as === 'json' ? JSON.stringify(text) : text
}

const madeNames: Readonly<Record<string, MadeName>> = {
  client_assertion: 'client_assertion',
  request: 'request_object',
  dpop: 'dpop_proof',
}

/** What a JWT that stands in this field is called in the code. */
export function madeName(field: string): MadeName {
  return madeNames[field.toLowerCase()] ?? 'signed_jwt'
}

/** Neighbouring texts as one; no pieces are an empty text. */
export function joined(pieces: readonly Piece[]): Piece[] {
  const parts: Piece[] = []
  for (const piece of pieces) {
    const last = parts.at(-1)
    if (typeof piece === 'string' && typeof last === 'string') parts.splice(-1, 1, last + piece)
    else if (piece !== '') parts.push(piece)
  }
  return parts.length > 0 ? parts : ['']
}

/** Lone surrogates as U+FFFD, as they go over the wire; no language's source may hold them. */
function wellFormed(text: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text))
}
