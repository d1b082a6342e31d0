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

  test: ({ tokenRequest, run }) =>
    whenSent(tokenRequest, (sent) => {
      const endpoint = absoluteUrl(endpointInHand(run, 'token_endpoint'))
      const url = absoluteUrl(sent.exchange.sent.request.url)
      if (!endpoint || !url) return notApplicable('There are no two addresses to compare.')
      const [expected, found] = [endpoint, url].map(({ origin, pathname }) => origin + pathname)
      const compared = evidence(inRequest(sent, 'url'), expected ?? '', found)
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
