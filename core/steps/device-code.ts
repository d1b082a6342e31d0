import { responseMembers } from '../in-hand.ts'
import { type EntryId, type Run, latest } from '../run.ts'

/** What a device authorization response brought (RFC 8628 §3.2), as far as it can be used. */
export interface DeviceCode {
  /** The response it came in. */
  readonly entry: EntryId
  /** When that came: milliseconds since the epoch. */
  readonly at: number
  readonly device_code: string
  readonly user_code?: string
  readonly verification_uri?: string
  readonly verification_uri_complete?: string
  /** Seconds between polls: 5 unless the server says otherwise. */
  readonly interval: number
  /** Seconds. */
  readonly expires_in?: number
}

/** The device code of the latest device authorization response; undefined when there is none. */
export function deviceCodeInHand(run: Run): DeviceCode | undefined {
  const exchange = latest(run, 'device-authorization')
  if (exchange?.outcome.kind !== 'response') return undefined
  const { id, at, response } = exchange.outcome.entry
  const members = responseMembers(response.body) ?? {}
  const { device_code, interval, expires_in } = members
  if (typeof device_code !== 'string' || device_code === '') return undefined
  return {
    ...{ entry: id, at, device_code },
    ...textMembers(members),
    interval: typeof interval === 'number' && interval > 0 ? interval : 5,
    ...(typeof expires_in === 'number' && { expires_in }),
  }
}

function textMembers(members: Readonly<Record<string, unknown>>): Partial<DeviceCode> {
  const names = ['user_code', 'verification_uri', 'verification_uri_complete'] as const
  return Object.fromEntries(
    names.flatMap((name) => (typeof members[name] === 'string' ? [[name, members[name]]] : [])),
  )
}
