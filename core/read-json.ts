/** What a lenient reading of a JSON text met beside its value. */
export type JsonProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'invalid'; readonly message: string }
  | { readonly kind: 'too-deep'; readonly limit: number }
  | { readonly kind: 'too-large'; readonly limit: number }
  | { readonly kind: 'duplicate-member'; readonly name: string }

export interface JsonReading {
  /** Undefined when the text is not JSON. */
  readonly value: unknown
  readonly problems: readonly JsonProblem[]
}

/** Deeper nesting than any protocol message needs; recursion over it must stay safe. */
const depthLimit = 64

/** Characters, more than any protocol message has; judging a hostile one must not stall a page. */
const sizeLimit = 2_500_000

/**
 * Reads JSON without throwing. Of more than `limit` characters nothing is read. Duplicate members, which `JSON.parse` hides by keeping the last
 * (RFC 8259 §4), are reported by name.
 */
export function readJson(text: string, limit = sizeLimit): JsonReading {
  const trimmed = text.replace(/^\uFEFF/, '')
  if (trimmed.trim() === '') return { value: undefined, problems: [{ kind: 'empty' }] }
  if (trimmed.length > limit) return { value: undefined, problems: [{ kind: 'too-large', limit }] }
  const { depth, duplicates } = scan(trimmed)
  if (depth > depthLimit)
    return { value: undefined, problems: [{ kind: 'too-deep', limit: depthLimit }] }
  try {
    const value: unknown = JSON.parse(trimmed)
    return { value, problems: duplicates.map((name) => ({ kind: 'duplicate-member', name })) }
  } catch (error) {
    return { value: undefined, problems: [{ kind: 'invalid', message: (error as Error).message }] }
  }
}

/** The value as an object with members, or undefined when it is anything else. */
export function asObject(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined
}

/** A JSON value as text, a string as it is; `String` would throw on `{"toString":1}`. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/gs

/** One pass over strings and punctuation: how deep, and which member names repeat in one object. */
function scan(text: string): { depth: number; duplicates: string[] } {
  const open: (Set<string> | null)[] = []
  const duplicates: string[] = []
  let depth = 0
  let previous = ''
  for (const [found] of text.matchAll(token)) {
    if (found === '{') open.push(new Set())
    else if (found === '[') open.push(null)
    else if (found === '}' || found === ']') open.pop()
    else if (found === ':' && previous.startsWith('"')) {
      const names = open.at(-1)
      const name = memberName(previous)
      if (names?.has(name)) duplicates.push(name)
      names?.add(name)
    }
    depth = Math.max(depth, open.length)
    previous = found
  }
  return { depth, duplicates: [...new Set(duplicates)] }
}

function memberName(literal: string): string {
  try {
    return JSON.parse(literal) as string
  } catch {
    return literal.slice(1, -1)
  }
}
