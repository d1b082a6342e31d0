import type { Fix } from '../../core/check.ts'
import { latest, type StepName } from '../../core/run.ts'
import { changedConnection } from '../apply-fix.ts'
import { type Resend, spends } from '../fixes.ts'
import type { Session } from '../session.svelte.ts'
import { startRun } from '../start-run.ts'

/** Makes the changes that findings ask for. */
export class Mending {
  readonly #session: Session
  /** A fix that would send a code or refresh token once more, until the person has decided. */
  asked = $state.raw<Resend>()

  constructor(session: Session) {
    this.#session = session
  }

  /**
   * Makes the change a finding asks for, and sends again or runs again with it. Asks first where
   * that would send a code or refresh token once more.
   */
  async apply(fix: Fix): Promise<void> {
    const { run, readOnly } = this.#session
    if (!run || readOnly) return
    if (fix.resend) {
      if (spends(run, fix.resend.step)) this.asked = fix.resend
      else await this.resend(fix.resend)
    } else if (fix.connection) {
      const change = fix.connection
      await this.#session.attempt(async () => startRun(await changedConnection(run, change), true))
    }
  }

  /** Sends a step again with these edits, and all that follows it. */
  async resend({ step, edits }: Resend): Promise<void> {
    this.asked = undefined
    this.#keepApiRequest(step)
    const again = await this.#session.draftAgain(step, edits)
    if (again && (await this.#session.send(step))) await this.#session.runAll()
  }

  /** A token got anew is for the request that was refused, which the person may have chosen. */
  #keepApiRequest(resent: StepName): void {
    const { run, drafts } = this.#session
    const refused = run && latest(run, 'api-request')?.sent
    if (refused && resent !== 'api-request') drafts.setEdits('api-request', refused.edits)
  }

  /** The same after another login, which brings a code of its own. */
  async resendAfterLogin({ step, edits }: Resend): Promise<void> {
    this.#session.drafts.setEdits(step, edits)
    await this.resend({ step: 'authorization-request', edits: [] })
  }
}
