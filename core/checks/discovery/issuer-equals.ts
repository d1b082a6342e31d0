import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { isDocumentedIssuer } from '../../documented-issuer.ts'
import { absoluteUrl } from '../../host-privacy.ts'
import { differenceOf } from '../difference.ts'
import { evidence, inResponse, remark } from '../pointers.ts'
import { whenGranted } from '../when.ts'

export const issuerEquals: Check = {
  id: 'discovery/issuer-equals',
  title: 'The issuer in the metadata is the one that was asked, byte for byte',
  step: 'discovery',
  severity: 'error',
  specification: ['OIDCD-4.3', 'RFC8414-3.3'],

  test: ({ discovery, run, idToken }) =>
    whenGranted(discovery, ({ response, members: { issuer } }) => {
      const asked = run.connection.issuer
      if (typeof issuer !== 'string' || issuer === '')
        return notApplicable('The metadata names no issuer.')
      if (asked === '') return notApplicable('The connection has no issuer to compare with.')
      const found = evidence(inResponse(response, 'json.issuer'), asked, issuer)
      if (issuer === asked) return pass(found)
      if (isDocumentedIssuer(asked, issuer))
        return pass(found, remark(inResponse(response, 'json.issuer'), 'as the vendor documents'))
      const text = `${differenceOf(asked, issuer)} Enter the issuer exactly as the metadata has it, if that is the server you mean; ID Tokens are compared with it.`
      if (idToken?.jwt?.claims['iss'] === asked) {
        const text = `${differenceOf(asked, issuer)} Correct the metadata at the server: its ID Tokens name the issuer as it was asked, so a client that took the metadata’s would refuse them.`
        return fail(text, found)
      }
      // A document that names another host may be hostile: then the change is not offered.
      return fail({ text, ...(isSameHost(asked, issuer) && { connection: { issuer } }) }, found)
    }),
}

function isSameHost(asked: string, issuer: string): boolean {
  const host = absoluteUrl(asked)?.host
  return host !== undefined && host === absoluteUrl(issuer)?.host
}
