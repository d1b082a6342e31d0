import { stepNamed } from '../flows.ts'
import type { StepName } from '../run.ts'

/** The title of a step inside a sentence. */
export function titleOf(step: StepName): string {
  const { title } = stepNamed(step)
  return /^(ID|JWK|UserInfo|API)/.test(title) ? title : lowerFirst(title)
}

/** Names of the wire keep their case; only a sentence's first word loses its capital. */
export function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}

/** The text with a full stop, unless it ends a sentence already. */
export function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}

/** `1 check`, `2 checks`. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}
