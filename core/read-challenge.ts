import type { TextField } from './http.ts'

/** One challenge of a `WWW-Authenticate` header (RFC 9110 §11.6.1). */
export interface Challenge {
  /** As it was written: `Bearer`, `DPoP`, `Basic`. Schemes compare without case. */
  readonly scheme: string
  /** Parameters in order, names in lower case, quoted values without their quotes. */
  readonly parameters: readonly (readonly [name: string, value: string])[]
  readonly problems: readonly ChallengeProblem[]
}

export type ChallengeProblem =
  | { readonly kind: 'unclosed-quote'; readonly parameter: string }
  | { readonly kind: 'unreadable'; readonly text: string }
  | { readonly kind: 'repeated-parameter'; readonly parameter: string }

/** Characters. No server needs more, and whatever follows is not read. */
const lengthLimit = 16_384

/** A name with its `=` and value, a name alone, or a comma; a quote may never close. */
const piece =
  /([!#$%&'*+.^_`|~\w-]+)[ \t]*(?:=[ \t]*(?:"((?:[^"\\]|\\.)*)("|$)|([^\s,"=]+=*)))|([!#$%&'*+.^_`|~\w-]+)|[^\s,]/gsy

/**
 * Reads every challenge of one or several `WWW-Authenticate` headers, in linear time and without
 * throwing: what cannot be read is reported beside what could.
 */
export function readChallenges(headers: readonly string[]): Challenge[] {
  return headers.flatMap((header) => readHeader(header.slice(0, lengthLimit)))
}

/** The challenges of a response, from every `WWW-Authenticate` header that it has. */
export function challengesIn(headers: readonly TextField[]): Challenge[] {
  return readChallenges(
    headers.flatMap(([name, value]) => (/^www-authenticate$/i.test(name) ? [value] : [])),
  )
}

/** The value of a challenge's parameter, or undefined. */
export function challengeParameter(challenge: Challenge, name: string): string | undefined {
  return challenge.parameters.find(([n]) => n === name)?.[1]
}

interface Reading {
  readonly scheme: string
  readonly parameters: [string, string][]
  readonly problems: ChallengeProblem[]
}

function readHeader(header: string): Challenge[] {
  const found: Reading[] = []
  let position = 0
  while (position < header.length) {
    piece.lastIndex = position
    const match = piece.exec(header)
    position = match ? Math.max(piece.lastIndex, position + 1) : position + 1
    if (match) take(match, found)
  }
  return found
}

function take(match: RegExpExecArray, found: Reading[]): void {
  const [text, name, quoted, close, plain, alone] = match
  if (alone !== undefined) {
    found.push({ scheme: alone, parameters: [], problems: [] })
    return
  }
  const challenge = found.at(-1)
  if (name === undefined || !challenge) {
    const unreadable: ChallengeProblem = { kind: 'unreadable', text: text.slice(0, 40) }
    if (challenge) challenge.problems.push(unreadable)
    else found.push({ scheme: '', parameters: [], problems: [unreadable] })
    return
  }
  addParameter(challenge, name.toLowerCase(), plain ?? unescaped(quoted ?? ''))
  if (plain === undefined && close !== '"')
    challenge.problems.push({ kind: 'unclosed-quote', parameter: name.toLowerCase() })
}

function addParameter(challenge: Reading, name: string, value: string): void {
  if (challenge.parameters.some(([known]) => known === name))
    challenge.problems.push({ kind: 'repeated-parameter', parameter: name })
  challenge.parameters.push([name, value])
}

function unescaped(quoted: string): string {
  return quoted.replace(/\\(.)/gs, '$1')
}
