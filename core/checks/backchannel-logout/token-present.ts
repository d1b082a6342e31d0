import { type Check, notApplicable, pass } from '../../check.ts'
import { refuse } from '../when-logout-token.ts'

export const logoutTokenPresent: Check = {
  id: 'backchannel-logout/token-present',
  title: 'The notice brings a signed Logout Token',
  step: 'backchannel-logout',
  severity: 'error',
  specification: ['OIDCBCL-2.5', 'OIDCBCL-2.6'],

  test({ backchannelLogout: notice }) {
    if (!notice) return notApplicable('No back-channel logout has come.')
    const form = notice.jwt?.form
    const found = {
      pointer: { entry: notice.entry.id, part: 'callback.logout_token' },
      expected: 'a signed JWT in the parameter logout_token',
      found: form === 'jws' ? 'one' : form === 'jwe' ? 'an encrypted one' : 'none',
    }
    return form === 'jws'
      ? pass(found)
      : refuse('there is nothing in it that can be verified here.', found)
  },
}
