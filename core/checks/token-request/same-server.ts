import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { absoluteUrl } from '../../host-privacy.ts'
import { endpointInHand } from '../../in-hand.ts'
import { differenceOf } from '../difference.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenSent } from '../when.ts'
import { exchangeAgain } from './exchange-again.ts'

export const sameServer: Check = {
  id: 'token-request/same-server',
  title: 'The code is redeemed at the token_endpoint of the metadata',
  step: 'token-request',
  severity: 'error',
  specification: ['RFC6749-4.1.3', 'RFC9700-4.4.2'],

  test: ({ tokenRequest, authorizationRequest, run }) =>
    whenSent(tokenRequest, (sent) => {
      const endpoint = absoluteUrl(endpointInHand(run, 'token_endpoint'))
      const url = absoluteUrl(sent.exchange.sent.request.url)
      if (!endpoint || !url) return notApplicable('There are no two addresses to compare.')
      const [expected, found] = [endpoint, url].map(({ origin, pathname }) => origin + pathname)
      const compared = evidence(inRequest(sent, 'url'), expected ?? '', found)
      const asked = absoluteUrl(authorizationRequest?.exchange.sent.request.url)
      const [issuing, redeeming] = [asked && tenantIn(asked), tenantIn(url)]
      if (issuing !== undefined && redeeming !== undefined && issuing !== redeeming)
        return fail(
          exchangeAgain('The code is of another realm or tenant than the one it is redeemed at.'),
          evidence(inRequest(sent, 'url'), issuing, redeeming),
        )
      return expected === found
        ? pass(compared)
        : fail(
            exchangeAgain(
              `${differenceOf(expected ?? '', found ?? '')} A code is good only at the server that issued it.`,
            ),
            compared,
          )
    }),
}

/** What vendors with several issuers on one host tell them apart by: a realm, a tenant, a server. */
function tenantIn({ host, pathname }: URL): string | undefined {
  const found =
    /\/realms\/([^/]+)\//.exec(pathname) ??
    /^\/([0-9a-f]{8}-[0-9a-f-]{27})\/oauth2\//i.exec(pathname) ??
    /\/oauth2\/([^/]+)\/v1\//.exec(pathname)
  return found?.[1] === undefined ? undefined : `${host}, ${found[1]}`
}
