import { type Check, fail, inconclusive, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { inRequest } from '../pointers.ts'
import { whenSent } from '../when.ts'
import { beginAgain } from './exchange-again.ts'

export const codeUsedOnce: Check = {
  id: 'token-request/code-used-once',
  title: 'The code is sent once',
  step: 'token-request',
  severity: 'error',
  specification: ['RFC6749-4.1.2', 'RFC6749-10.5'],

  test: ({ tokenRequest, authorizationResponse }) =>
    whenSent(tokenRequest, (sent) => {
      if (!parameter(sent.sentFields, 'code')) return notApplicable('The request has no code.')
      const at = inRequest(sent, 'body.code')
      const earlier = sent.earlierUses
      if (earlier.length === 0 && !authorizationResponse) {
        return inconclusive(
          'The trace begins after the callback, so that an earlier use may lie before it.',
          'Record the login from its beginning.',
        )
      }
      return earlier.length === 0
        ? pass({ pointer: at, expected: 'used once', found: 'used once' })
        : fail(
            beginAgain(
              'Log in again for a new code. A code is good for one use; servers may revoke the tokens of the first. Look for what exchanges it twice: a reload, a retry, two instances.',
            ),
            { pointer: at, expected: 'used once', found: `used ${earlier.length + 1} times` },
            ...earlier.map((entry) => ({
              pointer: { entry, part: 'request.body.code' },
              note: 'an earlier use of the same code',
            })),
          )
    }),
}
