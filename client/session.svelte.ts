import { createContext } from 'svelte'
import { type Analysis, analyse } from '../core/analyse.ts'
import type { Fix } from '../core/check.ts'
import type { Selection } from '../core/derive/diagram.ts'
import { nextStep } from '../core/derive/next-step.ts'
import type { Experiment } from '../core/experiments/experiment.ts'
import { experimentNamed } from '../core/experiments/experiments-for.ts'
import { stepNamed } from '../core/flows.ts'
import { type HttpRequest, targetOf } from '../core/http.ts'
import { tokensInHand } from '../core/in-hand.ts'
import { preflightOf } from '../core/preflight/preflight-of.ts'
import type { ProbeName } from '../core/preflight/probe.ts'
import {
  type Edit,
  type Entry,
  type EntryId,
  type Exchange,
  isInbound,
  latestBranch,
  type StepName,
} from '../core/run.ts'
import { announce } from './announce.svelte.ts'
import { api, type Problem, problemOf, type RunView, type Sending } from './api.ts'
import { changedConnection } from './apply-fix.ts'
import { type Resend, spends } from './fixes.ts'
import { withEdit } from './draft-edits.ts'
import { experimentKey, isReady } from './experiment-run.ts'
import { keep, kept } from './kept.ts'
import { labPlays } from './lab/plays.svelte.ts'
import { startFault } from './lab/start-fault.ts'
import { withhold } from './lab/withhold.ts'
import { follow } from './live.ts'
import { safeNavigate } from './navigate.ts'
import { type Next, nextOf } from './next.ts'
import { answerReturns } from './returning.ts'
import { go, router } from './router.svelte.ts'
import { preflightPath, runPath } from './routes.ts'
import { originOf } from './run-origin.ts'
import { automaticKey, startRun } from './start-run.ts'

type Edits = Partial<Record<StepName, readonly Edit[]>>

/** Under this name a tab remembers that it left for the login itself and comes back as it was. */
export const openHereKey = (run: string): string => `open here ${run}`

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
  #analysed = $state.raw<Analysed>()
  /** The newest trace known, which may still be being analysed. */
  #newest: RunView | undefined
  #edits = $state.raw<Edits>({})
  #read = $state.raw<readonly string[]>([])
  sending = $state<StepName>()
  /** True while a probe or an experiment is under way. */
  trying = $state(false)
  automatic = $state(false)
  /** Why the last thing asked for did not happen. */
  problem = $state.raw<Problem>()
  /** Why the run is not there. */
  missing = $state.raw<Problem>()
  /** What was to be sent when it turned out that the run had moved on elsewhere. */
  movedOn = $state<StepName>()
  /** A fix that would send a code or refresh token once more, until the person has decided. */
  fixAsked = $state.raw<Resend>()
  /** When the login page was last opened from here; milliseconds since the epoch. */
  loginOpened = $state<number>()

  readonly next = $derived.by((): Next | undefined =>
    this.run && !this.readOnly
      ? nextOf(this.run, (step) => this.#read.includes(this.#readKey(step)))
      : undefined,
  )
  /** The authorization request that the user has not come back from. */
  readonly login = $derived.by((): Exchange | undefined =>
    this.run && !this.readOnly
      ? latestBranch(this.run).find(
          ({ sent, outcome }) => sent.channel === 'front' && outcome.kind === 'pending',
        )
      : undefined,
  )

  constructor(id: string) {
    this.id = id
    this.#edits = kept<Edits>(`edits ${id}`) ?? {}
    this.#read = kept<string[]>(`read ${id}`) ?? []
  }

  get run(): RunView | undefined {
    return this.#analysed?.run
  }

  /** The experiment that this run was begun for, once it can be sent. */
  readonly readyExperiment = $derived.by((): Experiment | undefined => {
    const experiment = experimentNamed(kept<string>(experimentKey(this.id)) ?? '')
    return experiment && this.run && isReady(experiment, this.run) ? experiment : undefined
  })

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

  async #take(run: RunView): Promise<void> {
    this.#newest = run
    const analysis = await analyse(run)
    if (this.#newest === run) this.#analysed = { run, analysis }
  }

  /** Appends what is new among these entries; entries already known are passed over. */
  async absorb(entries: readonly Entry[]): Promise<void> {
    const known = this.#newest
    if (!known) return
    const fresh = entries.filter(({ id }) => id > known.entries.length)
    if (fresh.length === 0) return
    if (fresh[0]?.id !== known.entries.length + 1) return this.catchUp()
    const awaited = this.login
    await this.#take({ ...known, entries: [...known.entries, ...fresh] })
    const callback = awaited && fresh.find(isInbound)
    if (callback?.basedOn === awaited?.sent.id && callback) this.#cameBack(callback.id)
  }

  #cameBack(entry: EntryId): void {
    this.loginOpened = undefined
    announce('The browser came back from the authorization server.')
    this.show({ step: 'authorization-response', entry })
    if (this.automatic || kept(automaticKey(this.id))) void this.runAll()
  }

  /**
   * Shows a message of this run without a step back in the history. Not when the person has left:
   * an answer that comes late must not bring them back.
   */
  show(selection: Selection): void {
    const { route } = router
    if (route.view !== 'run' || route.id !== this.id) return
    go(runPath({ id: this.id, ...selection }), { replace: true })
  }

  /** The draft of a step with the person's edits, or undefined for a validation. */
  draft(step: StepName): HttpRequest | undefined {
    return this.run && stepNamed(step).request?.(this.run)
  }

  edits(step: StepName): readonly Edit[] {
    return this.#edits[step] ?? []
  }

  edit(step: StepName, edit: Edit): void {
    const draft = this.draft(step)
    if (draft) this.setEdits(step, withEdit(draft, this.edits(step), edit))
  }

  setEdits(step: StepName, edits: readonly Edit[]): void {
    this.#edits = { ...this.#edits, [step]: edits }
    keep(`edits ${this.id}`, this.#edits)
  }

  markRead(step: StepName): void {
    const key = this.#readKey(step)
    if (this.#read.includes(key)) return
    this.#read = [...this.#read, key]
    keep(`read ${this.id}`, this.#read)
  }

  #readKey(step: StepName): string {
    return `${step} ${this.run ? tokensInHand(this.run)?.entry : ''}`
  }

  /** Sends the draft of a step as it is edited. False when it was not sent. */
  async send(step: StepName): Promise<boolean> {
    const run = this.#newest
    if (this.sending || !run) return false
    this.sending = step
    this.movedOn = undefined
    try {
      const sent = await api.send(this.id, {
        step,
        edits: this.edits(step),
        after: run.entries.length,
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
    this.setEdits(step, [])
    const entry = entries.find(({ kind }) => kind === 'sent')?.id
    this.show({ step, ...(entry !== undefined && { entry }) })
    announce(`${stepNamed(step).title}: ${this.analysis?.verdict.reason ?? 'sent'}`)
    if (navigate !== undefined) this.openLogin('new-tab', navigate)
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

  async #attempt<T>(action: () => Promise<T>): Promise<T | undefined> {
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

  /** Sends all it can, waiting where the user must log in. */
  async runAll(): Promise<void> {
    this.#setAutomatic(true)
    while (this.automatic && this.run) {
      const step = nextStep(this.run)
      if (!step || this.readyExperiment) break
      if (!(await this.send(step.name))) return this.stop()
    }
    if (this.login || !this.automatic) return
    this.stop()
    if (this.readyExperiment) return this.show({ step: this.readyExperiment.step })
    const verdict = this.analysis?.verdict
    if (verdict?.step !== undefined && verdict.tone === 'bad') {
      const { step, entry } = verdict
      this.show({ step, ...(entry !== undefined && { entry }) })
    }
  }

  /** The run goes on only when the person says so. */
  stop(): void {
    this.#setAutomatic(false)
  }

  #setAutomatic(on: boolean): void {
    this.automatic = on
    keep(automaticKey(this.id), on || undefined)
  }

  /** Sends the browser to the authorization server, in a new tab or in this one. */
  openLogin(where: 'here' | 'new-tab', address = this.loginAddress): void {
    if (address === undefined) return
    if (where === 'here') keep(openHereKey(this.id), true)
    this.loginOpened = Date.now()
    safeNavigate(address, where)
  }

  get loginAddress(): string | undefined {
    return this.login && targetOf(this.login.sent.request)
  }

  /** Takes a callback URL that the person pasted. */
  async pasteCallback(url: string): Promise<void> {
    const taken = await this.#attempt(() => api.callback(this.id, url))
    if (taken) await this.absorb(taken.entries)
  }

  /**
   * Shows a new draft of a message that was sent, its edits made again. An authorization request
   * gets new random values: those of the first were used up by its callback.
   */
  async draftAgain(step: StepName, edits: readonly Edit[]): Promise<boolean> {
    if (step === 'authorization-request') {
      const drawn = await this.#attempt(() => api.draw(this.id))
      if (!drawn) return false
      await this.absorb(drawn.entries)
    }
    this.setEdits(step, edits)
    go(runPath({ id: this.id, step, entry: 'draft' }))
    return true
  }

  /**
   * Makes the change a finding asks for, and sends again or runs again with it. Asks first where
   * that would send a code or refresh token once more.
   */
  async apply(fix: Fix): Promise<void> {
    const { run } = this
    if (!run || this.readOnly) return
    if (fix.resend) {
      if (spends(run, fix.resend.step)) this.fixAsked = fix.resend
      else await this.resend(fix.resend)
    } else if (fix.connection) {
      const change = fix.connection
      await this.#attempt(async () => startRun(await changedConnection(run, change), true))
    }
  }

  /** Sends a step again with these edits, and all that follows it. */
  async resend({ step, edits }: Resend): Promise<void> {
    this.fixAsked = undefined
    if ((await this.draftAgain(step, edits)) && (await this.send(step))) await this.runAll()
  }

  /** The same after another login, which brings a code of its own. */
  async resendAfterLogin({ step, edits }: Resend): Promise<void> {
    this.setEdits(step, edits)
    await this.resend({ step: 'authorization-request', edits: [] })
  }

  /** Asks the servers what can be known without a login, one probe after the other. */
  async preflight(): Promise<void> {
    go(preflightPath(this.id))
    for (const probe of this.run ? preflightOf(this.run) : []) {
      const run = this.#newest
      if (!run || !('request' in probe) || probe.missing(run).length > 0) continue
      if (!(await this.#beside((after) => api.probe(this.id, probe.name, after)))) return
    }
    announce('The preflight is done.')
  }

  /** Asks one question of the preflight. */
  async probe(name: ProbeName): Promise<void> {
    await this.#beside((after) => api.probe(this.id, name, after))
  }

  /** Sends an experiment in this run and shows it. */
  async experiment({ id, step }: Experiment): Promise<void> {
    const taken = await this.#beside((after) => api.experiment(this.id, id, after))
    const entry = taken?.entries.find(({ kind }) => kind === 'sent')?.id
    if (!taken || entry === undefined) return
    this.show({ step, entry })
    if (taken.navigate !== undefined) this.openLogin('new-tab', taken.navigate)
  }

  /** Begins a run that stops where the experiment can be sent in it. */
  async beginExperiment({ id }: Experiment): Promise<void> {
    const connection = this.run?.connection.id
    if (connection === undefined) return
    await this.#attempt(async () => {
      const run = await api.createRun(connection)
      keep(experimentKey(run.id), id)
      keep(automaticKey(run.id), true)
      go(runPath({ id: run.id }))
    })
  }

  /** Sends what changes neither status nor verdict; undefined when it was not sent. */
  async #beside(ask: (after: number) => Promise<Sending>): Promise<Sending | undefined> {
    const run = this.#newest
    if (!run || this.trying) return undefined
    this.trying = true
    const taken = await this.#attempt(() => ask(run.entries.length))
    if (taken) await this.absorb(taken.entries)
    else await this.catchUp()
    this.trying = false
    return taken
  }

  /** Begins another run of the same connection. */
  async runAgain(): Promise<void> {
    const id = this.run?.connection.id
    const play = labPlays.of(this.id)
    const mode = labPlays.hides(this.id) ? 'hidden' : 'shown'
    if (play) await this.#attempt(() => startFault(play.fault, mode))
    else if (id !== undefined) await this.#attempt(() => startRun(id, false))
  }
}

export const [useSession, provideSession] = createContext<Session>()
