import { span } from '../core/time-words.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** How long ago, for a list: `just now`, `2 min ago`, `yesterday`, then the date. Milliseconds. */
export function ago(at: number, now: number): string {
  const elapsed = now - at
  if (elapsed < 45 * second) return 'just now'
  if (elapsed < 50 * minute) return `${Math.max(1, Math.round(elapsed / minute))} min ago`
  if (elapsed < 22 * hour) return `${Math.max(1, Math.round(elapsed / hour))} h ago`
  if (elapsed < 44 * hour) return 'yesterday'
  if (elapsed < 7 * day) return `${Math.round(elapsed / day)} days ago`
  return new Date(at).toLocaleDateString(undefined, { dateStyle: 'medium' })
}

/** A moment seen from now: `12 s ago`, `in 9 h 59 min`. Milliseconds. */
export function relative(at: number, now: number): string {
  const distance = at - now
  if (Math.abs(distance) < second) return 'now'
  return distance < 0 ? `${span(distance)} ago` : `in ${span(distance)}`
}

/** The time of day, with the date when it is another day than today. Milliseconds. */
export function clock(at: number, now: number): string {
  const moment = new Date(at)
  if (Number.isNaN(moment.getTime())) return 'not a time'
  const time = moment.toLocaleTimeString(undefined, { hour12: false })
  const sameDay = moment.toDateString() === new Date(now).toDateString()
  return sameDay ? time : `${moment.toLocaleDateString(undefined, { dateStyle: 'medium' })} ${time}`
}

/** The day of an ISO 8601 time, in the reader's own words; the text itself when it is none. */
export function dayOf(time: string): string {
  const moment = new Date(time)
  return Number.isNaN(moment.getTime())
    ? time
    : moment.toLocaleDateString(undefined, { dateStyle: 'medium' })
}
