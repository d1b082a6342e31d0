import type { Experiment } from '../../core/experiments/experiment.ts'
import { experimentNamed } from '../../core/experiments/experiments-for.ts'
import { preflightOf } from '../../core/preflight/preflight-of.ts'
import type { ProbeName } from '../../core/preflight/probe.ts'
import { announce } from '../announce.svelte.ts'
import { api, type Sending } from '../api.ts'
import { experimentKey, isReady } from '../experiment-run.ts'
import { keep, kept } from '../kept.ts'
import { go } from '../router.svelte.ts'
import { preflightPath, runPath } from '../routes.ts'
import type { Session } from '../session.svelte.ts'
import { automaticKey } from '../start-run.ts'

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
    for (const probe of run ? preflightOf(run) : []) {
      const now = this.#session.newest
      if (!now || !('request' in probe) || probe.missing(now).length > 0) continue
      if (!(await this.probe(probe.name))) return
    }
    announce('The preflight is done.')
  }

  /** Asks one question of the preflight. Undefined when it was not sent. */
  probe(name: ProbeName): Promise<Sending | undefined> {
    return this.#send((after) => api.probe(this.#session.id, name, after))
  }

  /** Sends an experiment in this run and shows it. */
  async experiment({ id, step }: Experiment): Promise<void> {
    const taken = await this.#send((after) => api.experiment(this.#session.id, id, after))
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
