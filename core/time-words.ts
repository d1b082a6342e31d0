const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/**
 * A length of time in at most two units: `40 ms`, `1.8 s`, `12 s`, `9 h 59 min`. Milliseconds, the
 * sign ignored.
 */
export function span(milliseconds: number): string {
  const length = Math.abs(milliseconds)
  if (length < second) return `${Math.round(length)} ms`
  if (length < 10 * second) return `${Math.floor(length / 100) / 10} s`
  if (length < minute) return `${Math.floor(length / second)} s`
  if (length < hour) return inUnits(length, minute, 'min', second, 's')
  if (length < day) return inUnits(length, hour, 'h', minute, 'min')
  return inUnits(length, day, length < 2 * day ? 'day' : 'days', hour, 'h')
}

function inUnits(length: number, large: number, name: string, small: number, rest: string): string {
  const whole = Math.floor(length / large)
  const remainder = Math.floor((length - whole * large) / small)
  return remainder === 0 ? `${whole} ${name}` : `${whole} ${name} ${remainder} ${rest}`
}

/**
 * The time of day in UTC, `14:02:11`, after the date when that is another day than `now`'s.
 * Milliseconds since the epoch; `not a time` for what no calendar reaches.
 */
export function utcTime(at: number, now: number): string {
  const [moment, present] = [isoOf(at), isoOf(now)]
  if (moment === undefined) return 'not a time'
  const time = moment.slice(11, 19)
  const date = moment.slice(0, 10)
  return date === present?.slice(0, 10) ? time : `${date} ${time}`
}

function isoOf(at: number): string | undefined {
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}
