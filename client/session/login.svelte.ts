import { targetOf } from '../../core/http.ts'
import { type Exchange, latestBranch } from '../../core/run.ts'
import { api } from '../api.ts'
import { keep } from '../kept.ts'
import { safeNavigate } from '../navigate.ts'
import type { Session } from '../session.svelte.ts'

/** Under this name a tab remembers that it left for the login itself and comes back as it was. */
export const openHereKey = (run: string): string => `open here ${run}`

/** The user's way to the authorization server and back. */
export class Login {
  readonly #session: Session
  /** When the login page was last opened from here; milliseconds since the epoch. */
  opened = $state<number>()

  /** The authorization request that the user has not come back from. */
  readonly awaited = $derived.by((): Exchange | undefined => {
    const { run, readOnly } = this.#session
    if (!run || readOnly) return undefined
    return latestBranch(run).find(
      ({ sent, outcome }) => sent.channel === 'front' && outcome.kind === 'pending',
    )
  })

  constructor(session: Session) {
    this.#session = session
  }

  get address(): string | undefined {
    return this.awaited && targetOf(this.awaited.sent.request)
  }

  /** Sends the browser to the authorization server, in a new tab or in this one. */
  open(where: 'here' | 'new-tab', address = this.address): void {
    if (address === undefined) return
    if (where === 'here') keep(openHereKey(this.#session.id), true)
    this.opened = Date.now()
    safeNavigate(address, where)
  }

  /** Takes a callback URL that the person pasted. */
  async paste(url: string): Promise<void> {
    const { id } = this.#session
    const taken = await this.#session.attempt(() => api.callback(id, url))
    if (taken) await this.#session.absorb(taken.entries)
  }
}
