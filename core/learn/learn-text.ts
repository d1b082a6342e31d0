/** What a person may want to know of a step. Words between backticks are code. */
export interface LearnText {
  /** Read from top to bottom; a heading stands above what can be looked up. */
  readonly paragraphs: readonly (string | Section)[]
  readonly questions: readonly Question[]
  /** In the conformance suite's notation, most useful first. */
  readonly specification: readonly string[]
}

export interface Section {
  readonly heading: string
  readonly text: string
}

export interface Question {
  readonly q: string
  readonly a: string
}

/** A piece of running text, or a piece of code within it. */
export interface TextPiece {
  readonly text: string
  readonly code: boolean
}

/** Cuts a text at its backticks; one without a partner stays as it is. */
export function textPieces(text: string): TextPiece[] {
  return text
    .split(/`([^`]+)`/)
    .map((piece, position) => ({ text: piece, code: position % 2 === 1 }))
    .filter((piece) => piece.text !== '')
}
