import { type Check, fail, inconclusive, notApplicable, pass } from '../../check.ts'
import { otherFormLeft } from '../../discovery-forms.ts'
import { evidence, inResponse } from '../pointers.ts'
import { whenAnswered } from '../when.ts'

/** A redirect, a 429 and a 5xx are other checks' business. */
export const discoveryStatus200: Check = {
  id: 'discovery/status-200',
  title: 'The metadata document is found at the issuer’s well-known address',
  step: 'discovery',
  severity: 'error',
  specification: ['OIDCD-4.2', 'RFC8414-3.2'],

  test: ({ discovery, run }) =>
    whenAnswered(discovery, (response) => {
      const { status } = response.entry.response
      if ((status >= 300 && status < 400) || status === 429 || status >= 500)
        return notApplicable(`The status is ${status}, which another check reports.`)
      const found = evidence(inResponse(response, 'status'), '200', `${status}`)
      if (status === 200) return pass(found)
      const other = otherFormLeft(run)
      return other
        ? inconclusive(
            `The status is ${status}, and the metadata may lie in another form of the address.`,
            `Send discovery again. It asks ${other.url} next.`,
          )
        : fail(
            'Check the issuer: it is the address before /.well-known/openid-configuration, with its tenant, realm or policy in the path. A server without discovery works too: enter its endpoints by hand.',
            found,
          )
    }),
}
