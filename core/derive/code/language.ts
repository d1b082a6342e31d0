import type { ClaimCode } from './code-jwt.ts'
import type { CodeText, MadeName, Piece } from './pieces.ts'

/** How a programming language writes what a request is made of, each as an expression. */
export interface Language {
  variable(name: string): string
  /** What the code made before, by its name. */
  made(name: MadeName): string
  /** The expression's text as `application/x-www-form-urlencoded` has it. */
  formEncoded(expression: string): string
  /** The expression's text as a JSON string, with its quotes. */
  jsonEncoded(expression: string): string
  base64(expression: string): string
  /** 256 random bits as base64url. */
  readonly random: string
  /** base64url(SHA-256) of the expression's text. */
  s256(expression: string): string
  /** How JSON is written: its three words, and what encloses the members. */
  readonly json: {
    readonly words: Readonly<Record<'true' | 'false' | 'null', string>>
    readonly array: readonly [open: string, close: string]
    readonly object: readonly [open: string, close: string]
  }
}

/**
 * A string literal that JavaScript, Python and Go read alike. Quotes, backslashes and control
 * characters are escaped; so is `<`, for code shown inside HTML, and whatever is invisible or
 * changes the direction of the text, so that the code does what it looks like.
 */
export function literal(text: string): string {
  return JSON.stringify(text).replace(/[<\p{Cf}\p{Zl}\p{Zp}\u007f-\u009f]/gu, escaped)
}

function escaped(character: string): string {
  if (character.length > 1) return character
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** The text as one expression: its pieces joined, encoded when it is credentials. */
export function expression(text: CodeText, language: Language): string {
  const joined = text.pieces.map((piece) => pieceExpression(piece, language)).join(' + ')
  return text.base64 ? `${literal('Basic ')} + ${language.base64(joined)}` : joined
}

/** One piece as an expression. */
export function pieceExpression(piece: Piece, language: Language): string {
  if (typeof piece === 'string') return literal(piece)
  const variable = 'made' in piece ? language.made(piece.made) : language.variable(piece.variable)
  if (piece.as === 'form') return language.formEncoded(variable)
  return piece.as === 'json' ? language.jsonEncoded(variable) : variable
}

/** A JSON value as an expression. What JSON cannot hold is null, as JSON.stringify has it. */
export function jsonExpression(value: unknown, language: Language): string {
  const { words, array, object } = language.json
  if (typeof value === 'string') return literal(value)
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (typeof value === 'boolean') return words[`${value}`]
  if (typeof value !== 'object' || value === null) return words.null
  const isArray = Array.isArray(value)
  const members = isArray
    ? value.map((item: unknown) => jsonExpression(item, language))
    : Object.entries(value).map(([name, member]) =>
        memberOf(name, jsonExpression(member, language)),
      )
  const [open, close] = isArray ? array : object
  return `${open}${members.join(', ')}${close}`
}

/** A member of an object, its value an expression. */
export function memberOf(name: string, value: string): string {
  return `${literal(name)}: ${value}`
}

/** The value of a Claim as an expression; the code's `now` is in seconds since the epoch. */
export function claimExpression(claim: ClaimCode, language: Language): string {
  if ('drawn' in claim) return language.random
  if ('hashOf' in claim) return language.s256(language.made(claim.hashOf))
  if (!('after' in claim)) return jsonExpression(claim.value, language)
  const { after } = claim
  return after === 0 ? 'now' : `now ${after < 0 ? '-' : '+'} ${Math.abs(after)}`
}

/** snake_case as camelCase. */
export function camelCase(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}

/** True when the code's own words, not its values, have one that begins like this. */
export function uses(code: string, word: string): boolean {
  return new RegExp(`(?<![\\w.])${word.replace(/[.(]/g, '\\$&')}`).test(withoutLiterals(code))
}

/** True when the lines tell the time. */
export function usesNow(lines: readonly string[]): boolean {
  return /\bnow\b/.test(withoutLiterals(lines.join('\n')))
}

/** The code with its literals emptied, to search for what it uses: a value may hold any word. */
function withoutLiterals(code: string): string {
  return code.replace(/"(?:[^"\\]|\\.)*"/g, '""')
}
