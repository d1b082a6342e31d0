import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { readJwt } from '../../read-jwt.ts'
import { judgeJsonObject } from '../judge-response.ts'
import { inResponse } from '../pointers.ts'
import { whenBody } from '../when.ts'

/** A refusal is read from its challenge, so only a success needs a body. */
export const userinfoJsonOrJwt: Check = {
  id: 'userinfo/json-or-jwt',
  title: 'The UserInfo response is a JSON object, or a JWT',
  step: 'userinfo',
  severity: 'error',
  specification: ['OIDCC-5.3.2'],

  test: ({ userinfo }) =>
    whenBody(userinfo, (response) => {
      if (response.entry.response.status !== 200) return notApplicable('The answer is a refusal.')
      const advice =
        'Look at the body: this may not be the UserInfo endpoint. Compare the address with the userinfo_endpoint of the metadata.'
      if (response.mediaType !== 'application/jwt') return judgeJsonObject(userinfo, advice)
      const jwt = readJwt(response.entry.response.body)
      const at = inResponse(response, 'body')
      return jwt
        ? pass({ pointer: at, note: jwt.form === 'jws' ? 'a signed JWT' : 'an encrypted JWT' })
        : fail(advice, { pointer: at, expected: 'a JWT', found: 'something else' })
    }),
}
