import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { asText, evidence } from '../pointers.ts'

export const frontchannelNamesSession: Check = {
  id: 'frontchannel-logout/names-session',
  title: 'The frame names issuer and session of the ID Token, both or neither',
  step: 'frontchannel-logout',
  severity: 'warning',
  specification: ['OIDCFCL-2', 'OIDCFCL-3'],

  test({ frontchannelLogout: notice, idToken }) {
    const known = idToken?.jwt?.claims
    if (!notice) return notApplicable('No front-channel logout has come.')
    if (!known) return notApplicable('There is no ID Token to compare with.')
    const given = (name: string) => parameter(notice.parameters, name)
    const found = ['iss', 'sid'].map((name) =>
      evidence(
        { entry: notice.entry.id, part: `callback.${name}` },
        asText(known[name]),
        given(name),
      ),
    )
    if (given('iss') === undefined && given('sid') === undefined)
      return notApplicable('The frame names neither, which a client may not have asked for.')
    return ['iss', 'sid'].every((name) => given(name) === known[name])
      ? pass(...found)
      : fail(
          'End no session by this: have the server send the iss and the sid of the ID Token, both together.',
          ...found,
        )
  },
}
