import { memberText } from '../core/jwt-members.ts'
import type { SignedJwt } from '../core/http.ts'
import type { Edit, JwtEdit } from '../core/run.ts'
import { clock } from './when.ts'

/** A member of a JWT to be signed, as it is edited. */
export interface MemberRow {
  readonly name: string
  readonly text: string
  /** What a text is signed as, where that is no text; of a time, the moment. */
  readonly hint?: string
}

type Place = Pick<JwtEdit, 'jwt' | 'part'>

const times: readonly string[] = ['exp', 'iat', 'nbf', 'auth_time']

/**
 * The members of one part of a JWT with the person's edits made. What the person typed stands as
 * typed, so that nothing moves under the cursor. `now` is in milliseconds since the epoch.
 */
export function memberRows(
  members: SignedJwt['jwt']['claims'],
  place: Place,
  edits: readonly Edit[],
  now: number,
): MemberRow[] {
  return Object.entries(members).map(([name, value]) => {
    const hint = hintOf(name, value, now)
    const text = typedOf(edits, place, name) ?? memberText(value)
    return { name, text, ...(hint !== undefined && { hint }) }
  })
}

function typedOf(edits: readonly Edit[], place: Place, name: string): string | undefined {
  const edit = edits.findLast(
    (other): other is JwtEdit =>
      'jwt' in other &&
      other.change === 'set-member' &&
      other.name === name &&
      other.part === place.part &&
      other.jwt.where === place.jwt.where &&
      other.jwt.name === place.jwt.name,
  )
  return edit?.value
}

function hintOf(name: string, value: unknown, now: number): string | undefined {
  if (typeof value === 'string') return undefined
  if (typeof value === 'number') return times.includes(name) ? clock(value * 1000, now) : 'a number'
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' && value !== null ? 'an object' : 'no text'
}
