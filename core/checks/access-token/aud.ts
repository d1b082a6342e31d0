import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { askedApis } from '../asked-apis.ts'
import { audiencesOf } from '../audiences-of.ts'
import { differenceOf } from '../difference.ts'
import { whenAccessToken } from '../when-token.ts'

export const accessTokenAud: Check = {
  id: 'access-token/aud',
  title: 'aud names the API that was asked for',
  step: 'access-token',
  severity: 'error',
  specification: ['RFC9068-4', 'RFC8707-2.2'],

  test: (facts) =>
    whenAccessToken(facts, ({ claims, claim }) => {
      const asked = askedApis(facts)
      if (asked.length === 0) return notApplicable('No API was asked for, by audience or resource.')
      const audiences = audiencesOf(claims)
      const found = claim('aud', asked.join(' or '))
      const [api = '', audience = ''] = [asked[0], audiences[0]]
      return asked.some((name) => audiences.includes(name))
        ? pass(found)
        : fail(
            'Ask for the API by its identifier, byte for byte: it refuses a token that does not name it.',
            audiences.length === 1 ? { ...found, note: differenceOf(api, audience) } : found,
          )
    }),
}
