import { stepNamed } from '../../core/flows.ts'
import type { HttpRequest } from '../../core/http.ts'
import { tokensInHand } from '../../core/in-hand.ts'
import type { Edit, Run, StepName } from '../../core/run.ts'
import { withEdit } from '../draft-edits.ts'
import { keep, kept } from '../kept.ts'
import { type Edits, editsKey } from '../start-run.ts'

/** What the person has changed of messages not yet sent, and which validations they have read. */
export class Drafts {
  readonly #id: string
  readonly #run: () => Run | undefined
  #edits = $state.raw<Edits>({})
  #read = $state.raw<readonly string[]>([])

  /** Of the run with that id; `run` gives it as it stands. */
  constructor(id: string, run: () => Run | undefined) {
    this.#id = id
    this.#run = run
    this.#edits = kept<Edits>(editsKey(id)) ?? {}
    this.#read = kept<string[]>(`read ${id}`) ?? []
  }

  /** The draft of a step before the person's edits, or undefined for a validation. */
  of(step: StepName): HttpRequest | undefined {
    const run = this.#run()
    return run && stepNamed(step).request?.(run)
  }

  edits(step: StepName): readonly Edit[] {
    return this.#edits[step] ?? []
  }

  edit(step: StepName, edit: Edit): void {
    const draft = this.of(step)
    if (draft) this.setEdits(step, withEdit(draft, this.edits(step), edit))
  }

  setEdits(step: StepName, edits: readonly Edit[]): void {
    this.#edits = { ...this.#edits, [step]: edits }
    keep(editsKey(this.#id), this.#edits)
  }

  isRead(step: StepName): boolean {
    return this.#read.includes(this.#readKey(step))
  }

  markRead(step: StepName): void {
    if (this.isRead(step)) return
    this.#read = [...this.#read, this.#readKey(step)]
    keep(`read ${this.#id}`, this.#read)
  }

  #readKey(step: StepName): string {
    const run = this.#run()
    return `${step} ${run ? tokensInHand(run)?.entry : ''}`
  }
}
