import { otherFormLeft } from '../discovery-forms.ts'
import { stepsOf } from '../flows.ts'
import { pollingOf } from '../polling.ts'
import type { Exchange, Run } from '../run.ts'
import { nextStep } from './next-step.ts'
import type { RunVerdict } from './verdict.ts'
import { sentence, titleOf } from './verdict-words.ts'

/** What a run waits for that has neither failed nor come to its end, or what comes next. */
export function inProgress(run: Run, branch: readonly Exchange[]): RunVerdict {
  return waitingFor(run, branch) ?? toCome(run, branch)
}

function waitingFor(run: Run, branch: readonly Exchange[]): RunVerdict | undefined {
  const pending = branch.find(({ outcome }) => outcome.kind === 'pending')?.sent
  if (pending?.step === 'logout') return waitingForLogout
  if (pending?.channel === 'front') return waitingForLogin
  if (pending)
    return neutral('Sending.', `Waiting for the answer to the ${titleOf(pending.step)}.`, '')
  const polling = pollingOf(run)
  return (
    polling &&
    neutral(
      'Waiting for the user.',
      'The user types the code in on another device, and the client asks now and then.',
      `Ask every ${polling.interval} seconds: “Next” asks once, “Run” goes on until there is an answer.`,
    )
  )
}

function toCome(run: Run, branch: readonly Exchange[]): RunVerdict {
  const otherForm = otherFormLeft(run)
  if (otherForm)
    return neutral(
      'No metadata there.',
      `An issuer may publish it in another form of the address: ${otherForm.made}.`,
      `The next message asks ${otherForm.url}.`,
    )
  const next = nextStep(run)
  if (branch.length === 0 && next === undefined)
    return neutral('Nothing can be sent yet.', whyBlocked(run), '')
  if (branch.length === 0)
    return neutral(
      'Ready.',
      `The first message is the ${titleOf(next?.name ?? 'discovery')}.`,
      '“Next” sends one message, “Run” sends all it can.',
    )
  return next
    ? neutral('So far so good.', `The next message is the ${titleOf(next.name)}.`, next.summary)
    : neutral('Nothing more can be sent.', whyBlocked(run), '')
}

function whyBlocked(run: Run): string {
  const blocked = stepsOf(run).find((step) => !step.optional && step.missing(run).length > 0)
  return blocked
    ? sentence(`The ${titleOf(blocked.name)} lacks ${blocked.missing(run).join('; ')}`)
    : ''
}

const waitingForLogin = neutral(
  'Waiting for the login.',
  'The authorization server has the user now.',
  'Log in in the other tab; the run goes on when the browser comes back.',
)

const waitingForLogout = neutral(
  'Waiting for the logout.',
  'The authorization server has the user now.',
  'Finish logging out in the other tab. A server that has no address to return to ends on a page of its own.',
)

function neutral(lead: string, reason: string, detail: string): RunVerdict {
  return { tone: 'neutral', status: 'in progress', lead, reason, detail }
}
