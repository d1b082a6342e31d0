import type { CodeText, Piece } from './pieces.ts'

/** How a programming language writes what a request is made of, each as an expression. */
export interface Language {
  variable(name: string): string
  /** The expression's text as `application/x-www-form-urlencoded` has it. */
  formEncoded(expression: string): string
  /** The expression's text as a JSON string, with its quotes. */
  jsonEncoded(expression: string): string
  base64(expression: string): string
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
  const variable = language.variable(piece.variable)
  if (piece.as === 'form') return language.formEncoded(variable)
  return piece.as === 'json' ? language.jsonEncoded(variable) : variable
}

/** The code with its literals emptied, to search for what it uses: a value may hold any word. */
export function withoutLiterals(code: string): string {
  return code.replace(/"(?:[^"\\]|\\.)*"/g, '""')
}
