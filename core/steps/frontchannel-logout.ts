import { noticesOf } from '../notices.ts'
import type { Step } from '../step.ts'

export const frontchannelLogout: Step = {
  name: 'frontchannel-logout',
  title: 'Front-channel logout',
  summary: 'A page of the authorization server loads the client’s logout address in a frame.',
  phase: 'End',
  specification: 'OIDCFCL-2',
  channel: 'front',
  between: ['browser', 'client'],
  optional: true,

  belongs: (run) => noticesOf(run, 'frontchannel-logout').length > 0,

  missing(run) {
    return noticesOf(run, 'frontchannel-logout').length > 0
      ? []
      : ['the frame that the authorization server’s logout page loads']
  },
}
