import { MASK } from './http.ts'

/**
 * True when a value, or a part of it, was taken out of the trace: masked when it was recorded, or
 * replaced by a marker (`«redacted:access_token#1»`) when the run was exported. Nothing can be
 * computed from such a value.
 */
export function isRemoved(value: string): boolean {
  return value.includes(MASK) || value.includes('«redacted:')
}
