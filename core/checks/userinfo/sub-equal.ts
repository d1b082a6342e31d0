import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { readJwt } from '../../read-jwt.ts'
import { grantsBefore } from '../grants-before.ts'
import { evidence, inResponse } from '../pointers.ts'
import { userinfoClaims } from '../userinfo-claims.ts'
import { whenBody } from '../when.ts'

/** Of the ID Token that had come by then: a refresh may have brought another one since. */
export const userinfoSubEqual: Check = {
  id: 'userinfo/sub-equal',
  title: 'The UserInfo response is about the user of the ID Token',
  step: 'userinfo',
  severity: 'error',
  specification: ['OIDCC-5.3.2', 'OIDCC-5.3.4'],

  test: ({ userinfo, run }) =>
    whenBody(userinfo, (response, { exchange }) => {
      const sub = userinfoClaims(response)?.['sub']
      const [grant] = grantsBefore(run, exchange.sent.id).filter(
        ({ members }) => members['id_token'],
      )
      const expected = subOf(grant?.members['id_token'])
      if (typeof sub !== 'string' || sub === '') return notApplicable('The answer has no sub.')
      if (!grant || typeof expected !== 'string')
        return notApplicable('There is no ID Token with a sub to compare with.')
      const found = evidence(inResponse(response, 'json.sub'), expected, sub)
      const source = {
        pointer: { entry: grant.entry, part: 'id_token.claims.sub' },
        note: 'the sub of the ID Token',
      }
      return sub === expected
        ? pass(found, source)
        : fail(
            'Do not use the answer: the access token belongs to another user than the ID Token. Look for tokens that were mixed up between sessions.',
            found,
            source,
          )
    }),
}

function subOf(token: unknown): unknown {
  const jwt = typeof token === 'string' ? readJwt(token) : undefined
  return jwt?.form === 'jws' ? jwt.claims['sub'] : undefined
}
