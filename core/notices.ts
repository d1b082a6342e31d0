import { type Inbound, type Run, type StepName, isInbound } from './run.ts'

/** The messages by which a server tells of the end of a session, without having been asked. */
export type NoticeStep = Extract<StepName, 'backchannel-logout' | 'frontchannel-logout'>

/** True for a step that only ever comes, in answer to nothing. */
export function isNotice(step: StepName): step is NoticeStep {
  return step === 'backchannel-logout' || step === 'frontchannel-logout'
}

/** The notices of that kind that came, in order. */
export function noticesOf(run: Run, step: StepName): Inbound[] {
  return run.entries.filter(isInbound).filter((entry) => entry.step === step)
}
