import { nextStep } from '../core/derive/next-step.ts'
import { stepsOf } from '../core/flows.ts'
import { latestBranch, type Run, type StepName } from '../core/run.ts'
import type { Step } from '../core/step.ts'

/** What the person is offered next: a message to send, or a validation that was not read yet. */
export interface Next {
  readonly kind: 'send' | 'read'
  readonly step: Step
}

/** The first of both in the order of the flow; undefined while an answer is awaited. */
export function nextOf(run: Run, isRead: (step: StepName) => boolean): Next | undefined {
  if (latestBranch(run).some(({ outcome }) => outcome.kind === 'pending')) return undefined
  const toSend = nextStep(run)
  for (const step of stepsOf(run)) {
    if (step === toSend) return { kind: 'send', step }
    const readable = step.channel === 'none' && step.missing(run).length === 0
    if (readable && !isRead(step.name)) return { kind: 'read', step }
  }
  return undefined
}
