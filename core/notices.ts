import { type Inbound, type Run, type StepName, isInbound } from './run.ts'

/** The messages by which a server tells of the end of a session, without having been asked. */
export type LogoutNotice = Extract<StepName, 'backchannel-logout' | 'frontchannel-logout'>

/** What an authorization server sends the tool: to tell something, or to fetch a request object. */
export type NoticeStep = LogoutNotice | 'request-object'

const noticeSteps: ReadonlySet<StepName> = new Set<NoticeStep>([
  'request-object',
  'backchannel-logout',
  'frontchannel-logout',
])

/** True for a step that only ever comes, in answer to nothing. */
export function isNotice(step: StepName): step is NoticeStep {
  return noticeSteps.has(step)
}

/** The notices of that kind that came for the flow, in order. */
export function noticesOf(run: Run, step: StepName): Inbound[] {
  return run.entries
    .filter(isInbound)
    .filter((entry) => entry.step === step && entry.purpose === 'flow')
}
