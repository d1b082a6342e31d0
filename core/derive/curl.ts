import type { HttpRequest } from '../http.ts'
import { formEncode } from '../secret-traits.ts'
import {
  type CodeRequest,
  type CodeText,
  type Piece,
  codeRequest,
  joined,
  namesMediaType,
} from './code/pieces.ts'
import { type CurlNetwork, networkOptions } from './curl-network.ts'

/**
 * The request as a line for POSIX shells. Secrets are read from environment variables, never
 * written down. Where a secret must be encoded as it is put in, functions above the line do it:
 * Basic with form-encoding (RFC 6749 §2.3.1) says so, since that is what other tools leave out. The
 * way to the servers is written where it is not the machine's own.
 */
export function curl(request: HttpRequest, network: CurlNetwork = {}): string {
  const code = codeRequest(request)
  const line = [
    ['curl', ...methodOption(code)].join(' '),
    ...targetOptions(code),
    ...networkOptions(network, quoted),
    ...code.headers.map(headerOption),
    ...bodyOptions(code),
  ].join(' \\\n  ')
  return [...functionsFor(code), line].join('\n')
}

/** Single quotes keep everything but themselves; a NUL cannot stand in an argument. */
function quoted(text: string): string {
  return `'${text.replaceAll('\0', '').replaceAll("'", `'\\''`)}'`
}

function shell(piece: Piece): string {
  if (typeof piece === 'string') return quoted(piece)
  // A shell signs nothing: what other languages make, the person puts into a variable.
  const variable = `"$${'made' in piece ? piece.made.toUpperCase() : piece.variable}"`
  return piece.as === 'text' ? variable : `"$(${piece.as}_encoded ${variable})"`
}

/** Pieces side by side are one word to the shell. */
function word(...pieces: readonly Piece[]): string {
  return joined(pieces).map(shell).join('')
}

function methodOption({ method, form, body }: CodeRequest): string[] {
  if (method === 'HEAD') return ['--head']
  const byItself = form || body ? 'POST' : 'GET'
  return method === byItself ? [] : ['--request', quoted(method)]
}

/** Brackets and braces would be patterns to curl; other protocols would leave HTTP. */
function targetOptions({ target }: CodeRequest): string[] {
  const [beginning = ''] = target.pieces
  const text = target.pieces.filter((piece) => typeof piece === 'string').join('')
  const isHttp = typeof beginning === 'string' && /^https?:\/\//i.test(beginning)
  return [
    ...(/[[\]{}]/.test(text) ? ['--globoff'] : []),
    ...(isHttp ? [] : [`--proto ${quoted('=http,https')}`]),
    `${isHttp ? '' : '--url '}${word(...target.pieces)}`,
  ]
}

/** `--user` encodes in base64 what it is given; a header without a value ends in a semicolon. */
function headerOption([name, value]: readonly [string, CodeText]): string {
  if (value.base64 && name.toLowerCase() === 'authorization')
    return `--user ${word(...value.pieces)}`
  const isEmpty = value.pieces.every((piece) => piece === '')
  return `--header ${isEmpty ? quoted(`${name};`) : word(`${name}: `, ...value.pieces)}`
}

function bodyOptions(code: CodeRequest): string[] {
  const { form, body } = code
  if (!form && !body) return []
  const data = form ? form.map(formOption) : [`--data-raw ${word(...(body?.pieces ?? []))}`]
  return [
    // Without this curl would name a media type that the request does not.
    ...(namesMediaType(code) ? [] : [`--header ${quoted('Content-Type:')}`]),
    ...(data.length > 0 ? data : [`--data-raw ''`]),
  ]
}

/**
 * `--data-urlencode` encodes the value alone, and a few characters unlike a form does; a field
 * with these is written as it goes over the wire.
 */
function formOption([name, value]: readonly [string, Piece]): string {
  const encodedName = formEncode(name)
  if (typeof value === 'string' && (name === '' || /[*~\0]/.test(value)))
    return `--data-raw ${quoted(`${encodedName}=${formEncode(value)}`)}`
  return `--data-urlencode ${word(`${encodedName}=`, value)}`
}

const formFunction = `# Form-encodes a secret (RFC 6749 §2.3.1, appendix B), as Basic wants it before base64.
form_encoded() { printf %s "$1" | od -An -v -tu1 | LC_ALL=C awk '{ for (i = 1; i <= NF; i++) {
  c = sprintf("%c", $i + 0); if ($i == 32) printf "+"
  else if ($i < 128 && c ~ /[A-Za-z0-9*._-]/) printf "%s", c; else printf "%%%02X", $i } }'; }`

const jsonFunction = `# Escapes a secret for a JSON string.
json_encoded() { printf '"%s"' "$(printf %s "$1" | sed 's/["\\\\]/\\\\&/g')"; }`

function functionsFor({ target, headers, body }: CodeRequest): string[] {
  const texts = [target, ...headers.map(([, value]) => value), ...(body ? [body] : [])]
  const needs = (as: string): boolean =>
    texts.some(({ pieces }) => pieces.some((piece) => typeof piece !== 'string' && piece.as === as))
  return [...(needs('form') ? [formFunction] : []), ...(needs('json') ? [jsonFunction] : [])]
}
