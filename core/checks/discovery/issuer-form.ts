import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { absoluteUrl, isLoopback } from '../../host-privacy.ts'
import { evidence, inResponse } from '../pointers.ts'
import { whenGranted } from '../when.ts'

export const issuerForm: Check = {
  id: 'discovery/issuer-form',
  title: 'The issuer is an https URL without query and fragment',
  step: 'discovery',
  severity: 'error',
  specification: ['OIDCD-3', 'RFC8414-2'],

  test: ({ discovery }) =>
    whenGranted(discovery, ({ response, members: { issuer } }) => {
      if (typeof issuer !== 'string' || issuer === '')
        return notApplicable('The metadata names no issuer.')
      const found = evidence(
        inResponse(response, 'json.issuer'),
        'an https URL without query and fragment',
        issuer,
      )
      return isIssuer(issuer)
        ? pass(found)
        : fail(
            'Set the issuer in the authorization server’s own settings. Behind a proxy that ends TLS, tell the server its public address.',
            found,
          )
    }),
}

/** Plain http is accepted on this machine only, where it crosses no network. */
function isIssuer(issuer: string): boolean {
  const url = absoluteUrl(issuer)
  if (!url || /[?#]/.test(issuer)) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url))
}
