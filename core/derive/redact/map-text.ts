import { encodeMarkers } from './ledger.ts'

/** What is done to the parts of a text. Each returns the text itself to leave it as it is. */
export interface Visitor {
  /** A named value; `names` leads to it from outside in, its own name last. */
  field(names: readonly string[], value: string): string
  /** A text without a name of its own, or with one that says nothing. */
  text(value: string): string
}

/** Structures inside structures that are looked into: JSON in a form in a URL in JSON. */
const depthLimit = 4

/** Objects around a member whose names are looked at; a hostile body may nest any number. */
const namesLimit = 32

/** A named value: by its name, or else by what it is made of. */
export function mapField(
  visitor: Visitor,
  names: readonly string[],
  value: string,
  depth = 0,
): string {
  const changed = visitor.field(names, value)
  return changed === value ? mapText(visitor, value, depth) : changed
}

/** A text by what it is made of: a URL, JSON, or neither. What is left alone keeps its bytes. */
export function mapText(visitor: Visitor, value: string, depth = 0): string {
  if (depth >= depthLimit) return visitor.text(value)
  if (/^[a-z][a-z\d+.-]*:\/\/\S*$/i.test(value))
    return visitor.text(mapUrl(visitor, value, depth + 1))
  if (/^\s*[[{]/.test(value)) return visitor.text(mapJson(visitor, value, depth + 1))
  return visitor.text(value)
}

/** A body: JSON, a form, or any text. */
export function mapBody(visitor: Visitor, body: string): string {
  const isForm = /^[\w.~%+-]+=[^\s<>{}"]*$/.test(encodeMarkers(body.trim()))
  return isForm ? visitor.text(mapForm(visitor, body)) : mapText(visitor, body)
}

/** A URL part by part: credentials, path segments, and the fields of query and fragment. */
export function mapUrl(visitor: Visitor, url: string, depth = 0): string {
  const [, origin = '', path = '', query, fragment] =
    /^((?:[a-z][a-z\d+.-]*:)?(?:\/\/[^/?#]*)?)([^?#]*)(\?[^#]*)?(#.*)?$/is.exec(
      encodeMarkers(url),
    ) ?? []
  const changed = [
    origin.replace(/(?<=\/\/)[^/@]*(?=@)/, (userinfo) => encoded(visitor, ['userinfo'], userinfo)),
    path
      .split('/')
      .map((segment) => (isOpaque(segment) ? encoded(visitor, ['path_segment'], segment) : segment))
      .join('/'),
    query === undefined ? '' : `?${mapForm(visitor, query.slice(1), depth)}`,
    fragment === undefined ? '' : `#${mapForm(visitor, fragment.slice(1), depth)}`,
  ].join('')
  return changed === encodeMarkers(url) ? encodeMarkers(url) : changed
}

/** `name=value` pairs joined by `&`, form-encoded. */
export function mapForm(visitor: Visitor, form: string, depth = 0): string {
  return encodeMarkers(form)
    .split('&')
    .map((pair) => {
      const at = pair.indexOf('=')
      if (at < 0) return pair
      const name = decoded(pair.slice(0, at))
      const value = decoded(pair.slice(at + 1))
      const changed = mapField(visitor, [name], value, depth + 1)
      return changed === value ? pair : `${pair.slice(0, at)}=${encodeURIComponent(changed)}`
    })
    .join('&')
}

/** A JSON text, token by token, so that its form, its repeats and even its mistakes are kept. */
export function mapJson(visitor: Visitor, json: string, depth = 0): string {
  const frames: { readonly isObject: boolean; name: string | undefined }[] = []
  let awaitsName = false
  return json.replace(jsonToken, (token) => {
    const frame = frames.at(-1)
    if (token === '{' || token === '[') {
      frames.push({ isObject: token === '{', name: undefined })
      awaitsName = token === '{'
    } else if (token === '}' || token === ']') frames.pop()
    else if (token === ',') awaitsName = frame?.isObject ?? false
    else if (token === ':') awaitsName = false
    else if (awaitsName && frame) frame.name = stringOf(token)
    else {
      const names = frames.slice(-namesLimit).flatMap(({ name }) => name ?? [])
      return mapLiteral(visitor, names, token, depth)
    }
    return token
  })
}

/** A string, perhaps unfinished; punctuation; or a number or word. */
const jsonToken = /"(?:[^"\\]|\\.)*(?:"|$)|[{}[\]:,]|[^\s"{}[\]:,]+/gs

function mapLiteral(
  visitor: Visitor,
  names: readonly string[],
  token: string,
  depth: number,
): string {
  if (/^(?:true|false|null)$/.test(token)) return token
  const value = stringOf(token)
  const changed = mapField(visitor, names, value, depth)
  return changed === value ? token : JSON.stringify(changed)
}

function stringOf(token: string): string {
  if (!token.startsWith('"')) return token
  if (token.length > 1 && token.endsWith('"') && !token.includes('\\')) return token.slice(1, -1)
  try {
    return JSON.parse(token.length > 1 && token.endsWith('"') ? token : `${token}"`) as string
  } catch {
    return token.replace(/^"|"$/g, '')
  }
}

/** A message's head: the request line or status line, then a header a line. */
export function mapHead(visitor: Visitor, head: string): string {
  return head
    .split('\n')
    .map((line, index) => {
      if (index === 0) return line.replace(/(?<=^\S+ )\S+/, (target) => mapUrl(visitor, target))
      const [, name, space = '', value = ''] = /^([^:\s]+)(:\s*)(.*?)\r?$/.exec(line) ?? []
      if (name === undefined) return visitor.text(line)
      const end = line.endsWith('\r') ? '\r' : ''
      return `${name}${space}${mapField(visitor, [name], value)}${end}`
    })
    .join('\n')
}

/** More than 32 characters without pattern; a GUID, which often names a tenant, is kept. */
function isOpaque(segment: string): boolean {
  if (segment.length <= 32 || /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(segment))
    return false
  const counts = new Map<string, number>()
  for (const character of segment) counts.set(character, (counts.get(character) ?? 0) + 1)
  const shares = [...counts.values()].map((count) => count / segment.length)
  return shares.reduce((bits, share) => bits - share * Math.log2(share), 0) >= 3.5
}

function encoded(visitor: Visitor, names: readonly string[], value: string): string {
  const text = decoded(value)
  const changed = mapField(visitor, names, text, depthLimit)
  return changed === text ? value : encodeURIComponent(changed)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
