import { createContext } from 'svelte'
import type { Analysis } from '../core/analyse.ts'
import type { Selection } from '../core/derive/diagram.ts'
import { nextStep } from '../core/derive/next-step.ts'
import { stepNamed } from '../core/flows.ts'
import { carriedEdits } from '../core/carried-edits.ts'
import { type Polling, pollingOf } from '../core/polling.ts'
import { type Edit, type Entry, type Inbound, isInbound, type StepName } from '../core/run.ts'
import type { Step } from '../core/step.ts'
import { announce } from './announce.svelte.ts'
import { api, type Problem, problemOf, type RunView, type Sending } from './api.ts'
import { keep, kept } from './kept.ts'
import { labPlays } from './lab/plays.svelte.ts'
import { withhold } from './lab/withhold.ts'
import { follow } from './live.ts'
import { type Next, nextOf } from './next.ts'
import { answerReturns } from './returning.ts'
import { go, router } from './router.svelte.ts'
import { runPath } from './routes.ts'
import { originOf } from './run-origin.ts'
import { BeforeLogin } from './session/before-login.svelte.ts'
import { Drafts } from './session/drafts.svelte.ts'
import { Login } from './session/login.svelte.ts'
import { Mending } from './session/mending.svelte.ts'
import { Trials } from './session/trials.svelte.ts'
import { automaticKey } from './start-run.ts'

/** A run with all that follows from it; both always belong together. */
interface Analysed {
  readonly run: RunView
  readonly analysis: Analysis
}

/**
 * The run a workspace shows, and what a person does with it. What the server sent is held as it
 * came; everything else is derived.
 */
export class Session {
  readonly id: string
  readonly drafts: Drafts
  readonly login = new Login(this)
  readonly beforeLogin = new BeforeLogin(this)
  readonly trials = new Trials(this)
  readonly mending = new Mending(this)
  #analysed = $state.raw<Analysed>()
  #newest: RunView | undefined
  /** All that judges, which comes while the run is asked for. */
  readonly #analysing = import('../core/analyse.ts')
  /** Where a run that sends by itself has led; anything else in the address bar is the person’s. */
  #followed = ''
  /** Settled once the newest trace is analysed. */
  #taken = Promise.resolve()
  sending = $state<StepName>()
  automatic = $state(false)
  /** Why the last thing asked for did not happen. */
  problem = $state.raw<Problem>()
  /** Why the run is not there. */
  missing = $state.raw<Problem>()
  /** What was to be sent when it turned out that the run had moved on elsewhere. */
  movedOn = $state<StepName>()

  readonly next = $derived.by((): Next | undefined =>
    this.run && !this.readOnly && !this.analysis?.verdict.stopped
      ? nextOf(this.run, (step) => this.drafts.isRead(step))
      : undefined,
  )

  /** What strict mode keeps from being sent, where it stops a run that could go on. */
  readonly heldBack = $derived.by((): Step | undefined =>
    this.run && !this.readOnly && this.analysis?.verdict.stopped ? nextStep(this.run) : undefined,
  )

  constructor(id: string) {
    this.id = id
    this.drafts = new Drafts(id, () => this.run)
  }

  get run(): RunView | undefined {
    return this.#analysed?.run
  }

  /** The newest trace known, which may still be being analysed. */
  get newest(): RunView | undefined {
    return this.#newest
  }

  /** True for what somebody else recorded: nothing of it is sent. */
  get readOnly(): boolean {
    return this.run !== undefined && originOf(this.run) === 'imported'
  }

  /** Without what it found out, while the person wants to find it themselves. */
  readonly analysis = $derived.by((): Analysis | undefined => {
    const { run, analysis } = this.#analysed ?? {}
    const fault = labPlays.of(this.id)?.fault
    return run && analysis && fault && labPlays.hides(this.id)
      ? withhold(run, analysis, fault.symptom)
      : analysis
  })

  /** Loads the run and follows it; the result ends that. Continues by itself when it was to. */
  start(): () => void {
    const stops: (() => void)[] = []
    let ended = false
    void this.#load().then((loaded) => {
      if (!loaded || ended) return
      stops.push(
        follow(
          (seen) => api.events(this.id, seen),
          () => this.#newest?.entries.length ?? 0,
          (entries) => void this.absorb(entries),
        ),
        answerReturns(this.id, () => void this.catchUp()),
      )
      if (kept(automaticKey(this.id))) void this.runAll()
    })
    return () => {
      ended = true
      this.automatic = false
      for (const stop of stops) stop()
    }
  }

  async #load(): Promise<boolean> {
    try {
      await this.#take(await api.run(this.id))
      this.missing = undefined
      return true
    } catch (error) {
      this.missing = problemOf(error)
      return false
    }
  }

  /** Asks for what a hidden tab did not hear of. */
  async catchUp(): Promise<void> {
    const run = await api.run(this.id).catch(() => undefined)
    if (run) await this.absorb(run.entries)
  }

  #take(run: RunView): Promise<void> {
    this.#newest = run
    this.#taken = this.#analyse(run)
    return this.#taken
  }

  async #analyse(run: RunView): Promise<void> {
    const { analyse } = await this.#analysing
    const analysis = await analyse(run)
    if (this.#newest === run) this.#analysed = { run, analysis }
  }

  /** Appends what is new among these entries; entries already known are passed over. */
  async absorb(entries: readonly Entry[]): Promise<void> {
    const known = this.#newest
    if (!known) return
    const fresh = entries.filter(({ id }) => id > known.entries.length)
    // Those who wait for a message go on once it is analysed, whichever way its entries came first.
    if (fresh.length === 0) return this.#taken
    if (fresh[0]?.id !== known.entries.length + 1) return this.catchUp()
    const { awaited } = this.login
    await this.#take({ ...known, entries: [...known.entries, ...fresh] })
    const callback = awaited && fresh.find(isInbound)
    if (callback?.basedOn === awaited?.sent.id && callback) this.#cameBack(callback)
  }

  #cameBack({ id: entry, step }: Inbound): void {
    this.login.opened = undefined
    announce('The browser came back from the authorization server.')
    this.show({ step, entry })
    if (this.automatic || kept(automaticKey(this.id))) void this.runAll()
  }

  /**
   * Shows a message of this run without a step back in the history. Not when the person has left:
   * an answer that comes late must not bring them back, nor away from what they look at while the
   * run sends by itself.
   */
  show(selection: Selection): void {
    const { route } = router
    if (route.view !== 'run' || route.id !== this.id) return
    if (this.automatic && this.#followed !== location.href) return
    go(runPath({ id: this.id, ...selection }), { replace: true })
    this.#followed = location.href
  }

  /**
   * Sends the draft of a step as it is edited; `anyway` in strict mode too where a right client
   * stops. False when it was not sent.
   */
  async send(step: StepName, anyway = false): Promise<boolean> {
    const run = this.#newest
    if (this.sending || !run) return false
    this.sending = step
    this.movedOn = undefined
    try {
      const sent = await api.send(this.id, {
        step,
        edits: this.drafts.edits(step),
        after: run.entries.length,
        ...(anyway && { anyway }),
      })
      this.problem = undefined
      await this.#sent(step, sent)
      return true
    } catch (error) {
      await this.#refused(step, problemOf(error))
      return false
    } finally {
      this.sending = undefined
    }
  }

  async #sent(step: StepName, { entries, navigate }: Sending): Promise<void> {
    await this.absorb(entries)
    this.drafts.setEdits(step, [])
    const entry = entries.find(({ kind }) => kind === 'sent')?.id
    this.show({ step, ...(entry !== undefined && { entry }) })
    announce(`${stepNamed(step).title}: ${this.analysis?.verdict.reason ?? 'sent'}`)
    if (navigate !== undefined) this.login.open('new-tab', navigate)
  }

  async #refused(step: StepName, problem: Problem): Promise<void> {
    if (problem.code === 'run-moved-on') {
      await this.absorb(problem.entries)
      this.movedOn = step
    } else this.#tell(problem)
  }

  /** That nothing answers is said once, for the whole page. */
  #tell(problem: Problem): void {
    if (problem.code !== 'no-answer') this.problem = problem
  }

  /** What the action brings; undefined when it went wrong, which `problem` tells. */
  async attempt<T>(action: () => Promise<T>): Promise<T | undefined> {
    this.problem = undefined
    try {
      return await action()
    } catch (error) {
      this.#tell(problemOf(error))
      return undefined
    }
  }

  /** Sends one message, or moves on to a validation that was not read yet. */
  async goOn(): Promise<void> {
    if (!this.next) return
    if (this.next.kind === 'send') await this.send(this.next.step.name)
    else this.show({ step: this.next.step.name })
  }

  /** Has a run that strict mode stopped go on as one of inspect mode does. */
  async goOnAnyway(): Promise<void> {
    if (this.heldBack) await this.send(this.heldBack.name, true)
  }

  /** Sends all it can, waiting where the user must log in. */
  async runAll(): Promise<void> {
    this.#setAutomatic(true)
    while (this.automatic && this.run) {
      const step = nextStep(this.run)
      if (!step || this.trials.ready || this.analysis?.verdict.stopped) break
      if (!(await this.beforeLogin.clears(step.name))) return this.stop()
      await this.#untilDue(pollingOf(this.run))
      if (!this.automatic) return
      if (!(await this.send(step.name))) return this.stop()
    }
    if (this.login.awaited || !this.automatic) return
    const looksElsewhere = this.#followed !== location.href
    this.stop()
    if (looksElsewhere) return
    if (this.trials.ready) return this.show({ step: this.trials.ready.step })
    const verdict = this.analysis?.verdict
    if (verdict?.step !== undefined && verdict.tone === 'bad') {
      const { step, entry } = verdict
      this.show({ step, ...(entry !== undefined && { entry }) })
    }
  }

  /** Waits until a device may ask again (RFC 8628 §3.5), or until the person stops it. */
  async #untilDue(polling: Polling | undefined): Promise<void> {
    if (!polling) return
    // Clocks may differ: never longer than the interval itself.
    const due = Math.min(polling.due, Date.now() + polling.interval * 1000)
    while (this.automatic && Date.now() < due) {
      await new Promise((resolve) => setTimeout(resolve, Math.min(200, due - Date.now())))
    }
  }

  /** The run goes on only when the person says so. */
  stop(): void {
    this.#setAutomatic(false)
  }

  #setAutomatic(on: boolean): void {
    if (on && !this.automatic) this.#followed = location.href
    this.automatic = on
    keep(automaticKey(this.id), on || undefined)
  }

  /**
   * Shows a new draft of a message that was sent, its edits made again. An authorization request
   * gets new random values: those of the first were used up by its callback.
   */
  async draftAgain(...asked: [step: StepName, edits: readonly Edit[]]): Promise<boolean> {
    const [step, edits] = this.run ? carriedEdits(this.run.connection, ...asked) : asked
    if (step === 'authorization-request' || step === 'pushed-authorization-request') {
      const drawn = await this.attempt(() => api.draw(this.id))
      if (!drawn) return false
      await this.absorb(drawn.entries)
    }
    this.drafts.setEdits(step, edits)
    go(runPath({ id: this.id, step, entry: 'draft' }))
    return true
  }
}

export const [useSession, provideSession] = createContext<Session>()
