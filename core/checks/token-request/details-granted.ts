import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { askedDetails, differencesOf, readDetails } from '../asked-details.ts'
import { evidence, inResponse } from '../pointers.ts'
import { whenGranted } from '../when.ts'

export const detailsGranted: Check = {
  id: 'token-request/details-granted',
  title: 'What was asked for in detail is granted as it was asked',
  step: 'token-request',
  severity: 'warning',
  specification: ['RFC9396-7'],

  test: (facts) =>
    whenGranted(facts.tokenRequest, ({ response, members }) => {
      const asked = readDetails(askedDetails(facts))
      if (!asked) return notApplicable('Nothing that can be read was asked for in detail.')
      const answered = members['authorization_details']
      const at = inResponse(response, 'json.authorization_details')
      const found = evidence(at, JSON.stringify(asked), answered)
      const granted = readDetails(answered)
      if (!granted)
        return fail(
          'The server has to say in authorization_details what was granted; without that, ask the API, or introspect the token.',
          found,
        )
      const differences = differencesOf(asked, granted)
      return differences.length === 0
        ? pass(found)
        : fail(
            `Go by what was granted, not by what was asked: ${differences.join('; ')}.`,
            ...[found, ...differences.map((note) => ({ note }))],
          )
    }),
}
