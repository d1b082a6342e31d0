import type { TextField } from '../http.ts'
import { asObject, readJson } from '../read-json.ts'
import type { PlainRequest } from './withhold-secrets.ts'

/**
 * Reads a curl command as people copy it from documentation, a shell or a browser's network tab
 * (POSIX quoting). Undefined when it is none, or has no URL. Nothing in it is executed.
 */
export function readCurl(command: string): PlainRequest | undefined {
  const words = split(command.trim())
  if (!/(^|\/)curl(\.exe)?$/.test(words[0] ?? '')) return undefined
  const read = readOptions(words.slice(1))
  if (!URL.canParse(read.url) || !/^https?:/i.test(read.url)) return undefined
  const body = bodyOf(read)
  return {
    method: read.method ?? (body && !read.get ? 'POST' : 'GET'),
    url: read.get && read.data.length > 0 ? `${read.url}?${read.data.join('&')}` : read.url,
    headers: read.headers,
    ...(body && !read.get && { body }),
  }
}

interface Options {
  url: string
  method?: string
  get: boolean
  readonly headers: TextField[]
  readonly data: string[]
}

const dataOptions: ReadonlySet<string> = new Set([
  '-d',
  '--data',
  '--data-raw',
  '--data-binary',
  '--data-ascii',
])
/** Options with a value that says nothing about the request. */
const valueOptions: ReadonlySet<string> = new Set([
  '-o',
  '--output',
  '-w',
  '--write-out',
  '--max-time',
  '-m',
  '--connect-timeout',
  '--cacert',
  '--cert',
  '--key',
  '-E',
  '-x',
  '--proxy',
  '--resolve',
  '-b',
  '--cookie',
  '-c',
  '--cookie-jar',
  '-A',
  '--user-agent',
  '-e',
  '--referer',
])

function readOptions(words: readonly string[]): Options {
  const options: Options = { url: '', get: false, headers: [], data: [] }
  const rest = [...words]
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const [name = '', attached] = optionOf(word)
    const value = (): string => attached ?? rest.shift() ?? ''
    if (name === '-X' || name === '--request') options.method = value().toUpperCase()
    else if (name === '-H' || name === '--header') options.headers.push(header(value()))
    else if (dataOptions.has(name)) options.data.push(value())
    else if (name === '--data-urlencode') options.data.push(urlencoded(value()))
    else if (name === '-u' || name === '--user')
      options.headers.push(['Authorization', `Basic ${btoa(value())}`])
    else if (name === '-G' || name === '--get') options.get = true
    else if (name === '--url') options.url = value()
    else if (valueOptions.has(name)) value()
    else if (!word.startsWith('-') && options.url === '') options.url = word
  }
  return options
}

/** `--name=value`, and `-Xvalue` for the short options that are written so. */
function optionOf(word: string): readonly [string, string?] {
  const long = /^(--[\w-]+)=([\s\S]*)$/.exec(word)
  if (long) return [long[1] ?? '', long[2] ?? '']
  const short = /^(-[XHdu])([\s\S]+)$/.exec(word)
  return short ? [short[1] ?? '', short[2] ?? ''] : [word]
}

function header(line: string): TextField {
  const colon = line.indexOf(':')
  return colon === -1
    ? [line.trim(), '']
    : [line.slice(0, colon).trim(), line.slice(colon + 1).trim()]
}

function urlencoded(value: string): string {
  const equals = value.indexOf('=')
  const encode = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1)
  return equals === -1
    ? encode(value)
    : `${value.slice(0, equals)}=${encode(value.slice(equals + 1))}`
}

function bodyOf({ data, headers }: Options): PlainRequest['body'] {
  if (data.length === 0) return undefined
  const raw = data.join('&')
  const type =
    headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ??
    'application/x-www-form-urlencoded'
  if (type.includes('x-www-form-urlencoded')) return { form: [...new URLSearchParams(raw)] }
  const members = type.includes('json') ? asObject(readJson(raw).value) : undefined
  if (!members) return { raw }
  return {
    json: Object.entries(members).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  }
}

/** Words of a POSIX shell command: quotes, backslashes and continued lines; nothing expands. */
function split(command: string): string[] {
  const piece =
    /\\\r?\n|\\([\s\S])|'([^']*)'|\$'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\[\s\S])*)"|(\s+)|([\s\S])/g
  const words: string[] = []
  let word: string | undefined
  for (const [whole, escaped, single, ansi, double, space, other] of command.matchAll(piece)) {
    if (space !== undefined || /^\\\r?\n$/.test(whole)) {
      if (word !== undefined) words.push(word)
      word = undefined
    } else {
      word =
        (word ?? '') +
        (escaped ??
          single ??
          unescapeAnsi(ansi) ??
          double?.replace(/\\(["\\$`])/g, '$1') ??
          other ??
          '')
    }
  }
  return word === undefined ? words : [...words, word]
}

function unescapeAnsi(text: string | undefined): string | undefined {
  const named: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }
  return text?.replace(/\\([\s\S])/g, (_, character: string) => named[character] ?? character)
}
