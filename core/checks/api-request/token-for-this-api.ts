import { type Check, fail, inconclusive, notApplicable, pass } from '../../check.ts'
import { absoluteUrl } from '../../host-privacy.ts'
import { inRequest } from '../pointers.ts'
import { sentTokenOf } from '../sent-token.ts'
import { whenAnswered } from '../when.ts'
import { refusalOf } from './refusal.ts'

export const tokenForThisApi: Check = {
  id: 'api-request/token-for-this-api',
  title: 'The access token is meant for this API',
  step: 'api-request',
  severity: 'error',
  specification: ['RFC9068-4', 'RFC9700-2.3'],

  test: (facts) =>
    whenAnswered(facts.apiRequest, (_response, sent) => {
      const refusal = refusalOf(facts)
      if (!refusal) return notApplicable('The API did not refuse the token.')
      const api = absoluteUrl(sent.exchange.sent.request.url)?.origin ?? 'this API'
      const pointer = inRequest(sent, 'header.Authorization')
      if (refusal.reason === 'audience')
        return fail(
          'Ask for a token for this API: with its audience or resource, or with one of its scopes, as the provider has it.',
          { pointer, expected: `an aud that names ${api}`, found: refusal.aud.join(', ') },
        )
      const aud = [sentTokenOf(facts, sent)?.claims['aud']].flat()
      if (aud.some((value) => absoluteUrl(value)?.origin === api))
        return pass({ pointer, expected: api, found: aud.join(', ') })
      return inconclusive(
        aud[0] === undefined
          ? 'The token names no aud that can be read.'
          : `The token is for ${aud.join(', ')}.`,
        'Compare with the identifier at which the API expects its tokens; that is in the API’s own settings.',
      )
    }),
}
