import { providers } from '../providers/all.ts'
import type { Match } from '../providers/match.ts'
import type { LoggedEvent } from './event-log.ts'

/** Above what any words come to: a server’s own log knows what it refused. */
const score = 20

/** The catalogue's entry for what a logged event means; undefined when its code does not say. */
export function meaningOf(event: LoggedEvent | undefined): Match | undefined {
  for (const provider of providers) {
    const known = provider.known.find(({ id }) => id === event?.meaning)
    const sure = {
      specific: true,
      decisive: true,
      own: true,
      isStrange: false,
      isOwnCode: true,
      atStep: true,
    }
    if (known) return { known, provider, score, fragment: event?.error ?? '', ...sure }
  }
  return undefined
}
