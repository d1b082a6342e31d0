import { type Check, fail, inconclusive, notApplicable, pass } from '../../check.ts'
import { errorOf } from '../error-of.ts'
import { evidence, inRequest } from '../pointers.ts'
import { lacking, whenSent } from '../when.ts'
import { beginAgain } from './exchange-again.ts'

/** Seconds: the shortest life that is usual, and the longest that RFC 6749 recommends. */
const surely = 30
const atMost = 600

export const codeFresh: Check = {
  id: 'token-request/code-fresh',
  title: 'The code is exchanged before it expires',
  step: 'token-request',
  severity: 'error',
  specification: ['RFC6749-4.1.2'],

  test: ({ tokenRequest, authorizationResponse }) =>
    whenSent(tokenRequest, (sent) => {
      if (!authorizationResponse) return lacking('authorization response')
      const age = (sent.exchange.sent.at - authorizationResponse.entry.at) / 1000
      const seconds = `${age.toFixed(1)} s after it came`
      const found = evidence(inRequest(sent, 'body.code'), `within ${surely} s`, seconds)
      if (age <= surely) return pass(found)
      if (errorOf(sent) !== 'invalid_grant')
        return notApplicable(`The server did not object to a code sent ${seconds}.`)
      return age > atMost
        ? fail(
            beginAgain(
              'Log in again and exchange the code at once; no server keeps one longer than ten minutes.',
            ),
            found,
          )
        : inconclusive(
            `The code was sent ${seconds}. Some servers let a code expire after 60 s, others after 300 s or 600 s.`,
            'Log in again and exchange the code at once: if that works, it had expired.',
          )
    }),
}
