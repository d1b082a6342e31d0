import { type Check, fail, notApplicable, pass } from '../../check.ts'
import type { ExchangeFacts } from '../../facts.ts'
import { grantOf } from '../../connection.ts'
import { parameter } from '../../in-hand.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenSent } from '../when.ts'
import { exchangeAgain } from './exchange-again.ts'

export const tokenGrantType: Check = {
  id: 'token-request/grant-type',
  title: 'The request says the grant_type of this flow',
  step: 'token-request',
  severity: 'error',
  specification: ['RFC6749-4.1.3', 'RFC6749-4.5'],

  test: ({ run, tokenRequest }) =>
    whenSent(tokenRequest, (sent) => {
      const goesWithout = understoodWithout(sent)
      if (goesWithout) return notApplicable(goesWithout)
      const grant = grantOf(run.connection)
      const grant_type = parameter(sent.sentFields, 'grant_type')
      const found = evidence(inRequest(sent, 'body.grant_type'), grant, grant_type)
      if (grant_type === grant) return pass(found)
      return grant === 'authorization_code'
        ? fail(exchangeAgain('Send grant_type=authorization_code with the code.'), found)
        : fail(`Send grant_type=${grant}.`, found)
    }),
}

/**
 * Why a request is not judged: the server understood it without a grant_type, as GitHub, Slack and
 * Shopify do that know one grant, or it names one that an extension defines (RFC 6749 §4.5).
 */
function understoodWithout({ sentFields, response }: ExchangeFacts): string | undefined {
  const grant_type = parameter(sentFields, 'grant_type')
  if (grant_type !== undefined)
    return /^(?:urn|https?):/.test(grant_type) && parameter(sentFields, 'code') === undefined
      ? 'The grant is one that an extension defines.'
      : undefined
  if (parameter(sentFields, 'code') === undefined || !response) return undefined
  const { access_token, error, ok } = response.members ?? {}
  const refused = typeof error === 'string' && !/request|grant_type|parameter/i.test(error)
  return access_token !== undefined || ok === true || refused
    ? 'The server understands the request without it.'
    : undefined
}
