import { stepNamed } from '../flows.ts'
import type { HttpRequest } from '../http.ts'
import type { Run, StepName } from '../run.ts'

/** The draft of a step that sends something. Throws for a validation, which sends nothing. */
export function draftOf(step: StepName, run: Run): HttpRequest {
  const draft = stepNamed(step).request?.(run)
  if (!draft) throw new Error(`The step ${step} sends nothing`)
  return draft
}
