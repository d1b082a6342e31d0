import { type Run, type StepName, latest } from '../run.ts'
import type { Step } from '../step.ts'
import {
  type Drawing,
  callbackKey,
  keyOf,
  lookOf,
  upcomingKey,
  validationKey,
} from './arrow-look.ts'
import { chipsOfDraft } from './chips.ts'
import type { Arrow, ChipName } from './diagram.ts'
import { requestLabel } from './message-label.ts'
import { statusOf } from './status.ts'

/** The row of a step that was not sent yet, labelled by its draft as far as that is known. */
export function todoArrow(drawing: Drawing, step: Step): Arrow {
  const { run } = drawing
  const draft = step.request?.(run)
  const status = statusOf(run, step, drawing.judged)
  const validates = step.channel === 'none'
  return {
    key: upcomingKeyOf(drawing, step),
    selection: { step: step.name },
    kind: validates ? 'validation' : 'request',
    from: step.between[0],
    to: step.between[1],
    label: draft && draft.url !== '' ? requestLabel(draft) : labelWithoutDraft(step),
    chips: draft ? chipsOfDraft(step.name, draft) : (chipsToCome[step.name] ?? []),
    ...lookOf(drawing, step.name, true, status === 'ready' && !step.optional ? 'ready' : 'todo'),
    ...(step.optional && step.request && { badge: { tone: 'ok', text: 'optional' } as const }),
  }
}

/** The request of the front channel that a step is the way back of. */
export const askedBy: Partial<Record<StepName, StepName>> = {
  'authorization-response': 'authorization-request',
  'logout-return': 'logout',
}

const chipsToCome: Partial<Record<StepName, readonly ChipName[]>> = {
  'authorization-response': ['code', 'state'],
  'id-token': ['id_token'],
  'access-token': ['access_token'],
}

function labelWithoutDraft(step: Step): string {
  return askedBy[step.name] ? '302 callback' : step.title
}

/** The key that the row keeps once the message is sent or came, so that focus stays on it. */
function upcomingKeyOf({ run }: Drawing, step: Step): string {
  if (step.channel === 'none') return validationKey(step, currentKey(run, 'token-request'))
  if (step.request) return upcomingKey(run, step.name)
  return callbackKey(currentKey(run, askedBy[step.name] ?? step.name))
}

function currentKey(run: Run, step: StepName): string {
  const exchange = latest(run, step)
  return exchange ? keyOf(run, exchange) : upcomingKey(run, step)
}
