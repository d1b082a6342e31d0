import type { TextField } from '../http.ts'

/** `resource` may stand several times (RFC 8707 §2). */
const repeatable: ReadonlySet<string> = new Set(['resource'])

/** Names that stand more than once among parameters which may not repeat. */
export function repeatedNames(parameters: readonly TextField[]): string[] {
  const seen = new Set<string>()
  const repeated = new Set<string>()
  for (const [name] of parameters) {
    if (seen.has(name) && !repeatable.has(name)) repeated.add(name)
    seen.add(name)
  }
  return [...repeated]
}
