import { type Problem, problemOf } from './api.ts'

/** Something asked of the backend: not there yet, there, or refused with a problem. */
export class Loading<T> {
  value = $state.raw<T>()
  problem = $state.raw<Problem>()
  readonly #load: () => Promise<T>

  constructor(load: () => Promise<T>) {
    this.#load = load
    void this.reload()
  }

  /** Asks again; what is shown stays until the answer is here. */
  async reload(): Promise<void> {
    try {
      this.value = await this.#load()
      this.problem = undefined
    } catch (error) {
      this.problem = problemOf(error)
    }
  }
}
