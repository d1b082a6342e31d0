import { noticesOf } from '../notices.ts'
import type { Step } from '../step.ts'

export const backchannelLogout: Step = {
  name: 'backchannel-logout',
  title: 'Back-channel logout',
  summary: 'The authorization server tells the client itself that the user’s session has ended.',
  phase: 'End',
  specification: 'OIDCBCL-2.5',
  channel: 'back',
  between: ['authorization-server', 'client'],
  optional: true,

  belongs: (run) => noticesOf(run, 'backchannel-logout').length > 0,

  missing(run) {
    return noticesOf(run, 'backchannel-logout').length > 0
      ? []
      : ['a Logout Token from the authorization server']
  },
}
