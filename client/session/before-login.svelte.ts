import type { StepName } from '../../core/run.ts'
import type { Probe, ProbeReading } from '../../core/preflight/probe.ts'
import { announce } from '../announce.svelte.ts'
import { experimentKey } from '../experiment-run.ts'
import { keep, kept } from '../kept.ts'
import { originOf } from '../run-origin.ts'
import type { Session } from '../session.svelte.ts'

/** Under this name a tab remembers that the person goes on to the login whatever was found. */
const waivedKey = (run: string): string => `login anyway ${run}`

/** The preflight as a part of “Run”: what would make a login vain is found before there is one. */
export class BeforeLogin {
  readonly #session: Session
  /** What stopped the run before the login, until the person goes on anyway. */
  #refusal = $state.raw<ProbeReading>()

  constructor(session: Session) {
    this.#session = session
  }

  /** Why a login would be in vain; undefined while nothing says so, or once the person went on. */
  get refusal(): ProbeReading | undefined {
    return this.#session.login.awaited ? undefined : this.#refusal
  }

  /** Whether Run may send this step: for the login, once its probes were asked. */
  async clears(step: StepName): Promise<boolean> {
    if (step !== 'authorization-request' || this.#isLeftOut()) return true
    // With all that is known of providers: only those who ask load it.
    const [{ probesBeforeLogin, vainLogin }, { readPreflight }] = await Promise.all([
      import('../../core/preflight/before-login.ts'),
      import('../../core/preflight/read-preflight.ts'),
    ])
    const { newest, drafts } = this.#session
    const isEdited = (edited: StepName): boolean => drafts.edits(edited).length > 0
    await this.#ask(newest ? probesBeforeLogin(newest, isEdited) : [])
    const { newest: known } = this.#session
    this.#refusal = known && vainLogin(await readPreflight(known))
    if (this.#refusal) announce(`Stopped before the login: ${this.#refusal.sentence}`)
    return this.#refusal === undefined
  }

  /** Sends the person to log in all the same. */
  async goOn(): Promise<void> {
    keep(waivedKey(this.#session.id), true)
    this.#refusal = undefined
    await this.#session.runAll()
  }

  /** A fault of the lab is there to be walked into; an experiment has its own question. */
  #isLeftOut(): boolean {
    const { id, run } = this.#session
    return (
      run === undefined ||
      originOf(run) === 'lab' ||
      kept(experimentKey(id)) !== undefined ||
      kept(waivedKey(id)) !== undefined
    )
  }

  async #ask(probes: readonly Probe[]): Promise<void> {
    for (const probe of probes) {
      const now = this.#session.newest
      if (!this.#session.automatic || !now) return
      if (probe.missing(now).length === 0) await this.#session.trials.probe(probe.name)
    }
  }
}
