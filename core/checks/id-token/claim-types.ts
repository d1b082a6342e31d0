import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { whenIdToken } from '../when-token.ts'

const isText = (value: unknown) => typeof value === 'string'
const isNumber = (value: unknown) => typeof value === 'number'
const areTexts = (value: unknown) => Array.isArray(value) && value.every(isText)

const types: readonly (readonly [name: string, type: string, is: (value: unknown) => boolean])[] = [
  ['nbf', 'a number of seconds', isNumber],
  ['auth_time', 'a number of seconds', isNumber],
  ['acr', 'text', isText],
  ['amr', 'a list of texts', areTexts],
  ['jti', 'text', isText],
]

export const idTokenClaimTypes: Check = {
  id: 'id-token/claim-types',
  title: 'Each protocol Claim of the ID Token is of its type',
  step: 'id-token',
  severity: 'warning',
  specification: ['OIDCC-2', 'RFC7519-4.1'],

  test: (facts) =>
    whenIdToken(facts, ({ claims, claim }) => {
      const present = types.filter(([name]) => claims[name] !== undefined)
      const wrong = present.filter(([name, , is]) => !is(claims[name]))
      const evidence = ([name, type]: (typeof types)[number]) => claim(name, type)
      if (present.length === 0) return notApplicable('The token has none of these Claims.')
      return wrong.length === 0
        ? pass(...present.map(evidence))
        : fail(
            'The server has to write each Claim in its type; typed libraries refuse the token.',
            ...wrong.map(evidence),
          )
    }),
}
