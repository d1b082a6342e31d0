import type { Experiment } from '../../core/experiments/experiment.ts'
import { experimentNamed, hasOwnRun } from '../../core/experiments/experiments-for.ts'
import { isNonceChallenge } from '../../core/nonce-challenge.ts'
import type { ProbeName } from '../../core/preflight/probe.ts'
import type { Ask, Question } from '../../core/questions/question.ts'
import { exchanges } from '../../core/run.ts'
import { announce } from '../announce.svelte.ts'
import { api, type Sending } from '../api.ts'
import { experimentKey, isReady } from '../experiment-run.ts'
import { keep, kept } from '../kept.ts'
import { go } from '../router.svelte.ts'
import { preflightPath, runPath } from '../routes.ts'
import type { Session } from '../session.svelte.ts'
import { automaticKey, startRun } from '../start-run.ts'

/** What is sent beside the flow, probes and experiments: it changes neither status nor verdict. */
export class Trials {
  readonly #session: Session
  /** True while one is under way. */
  underWay = $state(false)

  /** The experiment that this run was begun for, once it can be sent. */
  readonly ready = $derived.by((): Experiment | undefined => {
    const { id, run } = this.#session
    const experiment = experimentNamed(kept<string>(experimentKey(id)) ?? '')
    return experiment && run && isReady(experiment, run) ? experiment : undefined
  })

  constructor(session: Session) {
    this.#session = session
  }

  /** Asks the servers what can be known without a login, one probe after the other. */
  async preflight(): Promise<void> {
    const { id, run } = this.#session
    go(preflightPath(id))
    // With all that is known of providers: only those who ask load it.
    const { preflightOf } = await import('../../core/preflight/preflight-of.ts')
    for (const probe of run ? preflightOf(run) : []) {
      const now = this.#session.newest
      if (!now || !('request' in probe) || probe.missing(now).length > 0) continue
      if (!(await this.probe(probe.name))) return
    }
    announce('The preflight is done.')
  }

  /**
   * Asks one question of the preflight, and again where the server first gives the nonce that the
   * proof must carry. Undefined when it was not sent.
   */
  async probe(name: ProbeName): Promise<Sending | undefined> {
    const ask = () => this.#send((after) => api.probe(this.#session.id, name, after))
    const first = await ask()
    const run = this.#session.newest
    const latest = first && run && exchanges(run).at(-1)
    return latest && isNonceChallenge(run, latest) ? ask() : first
  }

  /** Asks what tells whether it was a cause, and stays where the diagnosis is, which then uses it. */
  async question({ label, asks }: Question): Promise<void> {
    for (const ask of asks) if (!(await this.#ask(ask))) return
    announce(`${label}: answered.`)
  }

  /** False when nothing was sent in this run: it failed, or another run was begun. */
  async #ask(ask: Ask): Promise<boolean> {
    if ('probe' in ask) return (await this.probe(ask.probe)) !== undefined
    if ('run' in ask) return this.#runAgain()
    const experiment = experimentNamed(ask.experiment)
    if (!experiment) return false
    if (!hasOwnRun(experiment)) return (await this.#sendExperiment(experiment)) !== undefined
    await this.beginExperiment(experiment)
    return false
  }

  async #runAgain(): Promise<false> {
    const { run } = this.#session
    if (run) await this.#session.attempt(() => startRun(run.connection.id, true))
    return false
  }

  /** Sends an experiment in this run and shows it. */
  async experiment(experiment: Experiment): Promise<void> {
    const { step } = experiment
    const taken = await this.#sendExperiment(experiment)
    const entry = taken?.entries.find(({ kind }) => kind === 'sent')?.id
    if (!taken || entry === undefined) return
    this.#session.show({ step, entry })
    if (taken.navigate !== undefined) this.#session.login.open('new-tab', taken.navigate)
  }

  /** Begins a run that stops where the experiment can be sent in it. */
  async beginExperiment({ id }: Experiment): Promise<void> {
    const connection = this.#session.run?.connection.id
    if (connection === undefined) return
    await this.#session.attempt(async () => {
      const run = await api.createRun(connection)
      keep(experimentKey(run.id), id)
      keep(automaticKey(run.id), true)
      go(runPath({ id: run.id }))
    })
  }

  #sendExperiment({ id }: Experiment): Promise<Sending | undefined> {
    return this.#send((after) => api.experiment(this.#session.id, id, after))
  }

  async #send(ask: (after: number) => Promise<Sending>): Promise<Sending | undefined> {
    const run = this.#session.newest
    if (!run || this.underWay) return undefined
    this.underWay = true
    const taken = await this.#session.attempt(() => ask(run.entries.length))
    if (taken) await this.#session.absorb(taken.entries)
    else await this.#session.catchUp()
    this.underWay = false
    return taken
  }
}
