/** The remark in a row: what the value is, where it came from, whether it agrees. */
export interface Note {
  /** A phrase without a full stop. */
  readonly text: string
  /** `ok`: compared, and it agrees. `muted`: nothing was compared. */
  readonly tone: 'muted' | 'ok' | 'bad' | 'warn'
  /** In the conformance suite's notation. */
  readonly specification?: string
}

/** What a value is or where it came from. */
export function muted(text: string): Note {
  return { text, tone: 'muted' }
}

/** Compared, and it agrees. */
export function agrees(text: string): Note {
  return { text, tone: 'ok' }
}

/** Compared, and it does not agree. */
export function differs(text: string): Note {
  return { text, tone: 'bad' }
}

/** Worth a look, though nothing is broken. */
export function warns(text: string): Note {
  return { text, tone: 'warn' }
}

/** Agrees when the two are equal; otherwise says what was expected, shortened to what differs. */
export function compared(value: string, expected: string, equal: string, other: string): Note {
  return value === expected
    ? agrees(equal)
    : differs(`${other} ${expected === '' ? 'nothing' : tailOf(expected, value)}`)
}

/** Characters of an expected value that a row has room for. */
const room = 60

/** A value as a row has room for it; a URL of the other's origin from its path: `…/callback/`. */
export function tailOf(expected: string, found: string): string {
  const origin = originOf(expected)
  const text =
    origin !== undefined && origin === originOf(found)
      ? `…${expected.slice(origin.length)}`
      : expected
  return text.length > room ? `${text.slice(0, room)}…` : text
}

function originOf(text: string): string | undefined {
  return /^https?:\/\/[^/?#]+/.exec(text)?.[0]
}
