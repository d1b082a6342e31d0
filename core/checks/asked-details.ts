import type { Facts } from '../facts.ts'
import { parameter } from '../in-hand.ts'
import { asObject, readJson } from '../read-json.ts'

/** One thing that is asked for or granted in detail (RFC 9396 §2). */
export type Detail = Readonly<Record<string, unknown>> & { readonly type: string }

/** The `authorization_details` that were asked for, as text; a token request may ask by itself (§6). */
export function askedDetails({ authorizationRequest, tokenRequest }: Facts): string | undefined {
  return (
    parameter(authorizationRequest?.parameters ?? [], 'authorization_details') ??
    parameter(tokenRequest?.sentFields ?? [], 'authorization_details')
  )
}

/** The details of a JSON text or of a value that is JSON already; undefined when it is none. */
export function readDetails(value: unknown): readonly Detail[] | undefined {
  const read: unknown = typeof value === 'string' ? readJson(value).value : value
  if (!Array.isArray(read)) return undefined
  const details = read.map(asObject).filter(isDetail)
  return details.length === read.length ? details : undefined
}

function isDetail(value: Readonly<Record<string, unknown>> | undefined): value is Detail {
  return typeof value?.['type'] === 'string' && value['type'] !== ''
}

/**
 * How what was granted differs from what was asked, in words, each asked detail by itself; empty when
 * it is the same, or richer in members that were not asked for (RFC 9396 §7.1).
 */
export function differencesOf(asked: readonly Detail[], granted: readonly Detail[]): string[] {
  const left = [...granted]
  const lacking = asked.flatMap((detail) => {
    const alike = left.filter(({ type }) => type === detail.type)
    const best = alike.find((one) => changesOf(detail, one).length === 0) ?? alike[0]
    if (!best) return [`${detail.type}: not granted`]
    left.splice(left.indexOf(best), 1)
    return changesOf(detail, best)
  })
  return [...lacking, ...left.map(({ type }) => `${type}: granted without having been asked for`)]
}

function changesOf(asked: Detail, granted: Detail): string[] {
  return Object.entries(asked).flatMap(([name, value]) => {
    const change = changeOf(value, granted[name])
    return change === undefined ? [] : [`${asked.type}: ${name} ${change}`]
  })
}

function changeOf(asked: unknown, granted: unknown): string | undefined {
  if (granted === undefined) return 'left out'
  if (!Array.isArray(asked) || !Array.isArray(granted)) {
    return canonical(asked) === canonical(granted) ? undefined : 'changed'
  }
  const [wanted, given] = [asked.map(canonical), granted.map(canonical)]
  const lost = wanted.filter((one) => !given.includes(one))
  const gained = given.filter((one) => !wanted.includes(one))
  if (lost.length > 0) return `without ${lost.join(', ')}`
  return gained.length > 0 ? `with ${gained.join(', ')} beside what was asked` : undefined
}

/** JSON whose members stand in one order, so that equal values are equal texts. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const object = asObject(value)
  if (!object) return JSON.stringify(value)
  const members = Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join(',')}}`
}
