import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { evidence, inCallback, inRequest } from '../pointers.ts'

export const logoutReturnState: Check = {
  id: 'logout-return/state',
  title: 'The state comes back from logout as it was sent',
  step: 'logout-return',
  severity: 'error',
  specification: ['OIDCRIL-2', 'OIDCRIL-3'],

  test({ logout, logoutReturn }) {
    if (!logout || !logoutReturn) return notApplicable('The browser has not come back from logout.')
    const sent = parameter(logout.parameters, 'state')
    if (sent === undefined) return notApplicable('The logout request sent no state.')
    const found = evidence(
      inCallback(logoutReturn, 'state'),
      sent,
      parameter(logoutReturn.parameters, 'state'),
    )
    return parameter(logoutReturn.parameters, 'state') === sent
      ? pass(found, { pointer: inRequest(logout, 'query.state'), note: 'as it was sent' })
      : fail(
          'Do not take this for the answer to your logout: have the server pass the state on unchanged.',
          found,
        )
  },
}
