import { type Check, fail, pass } from '../../check.ts'
import { lastGranted } from '../grants-before.ts'
import { evidence, inResponse } from '../pointers.ts'
import { lacking, whenGranted } from '../when.ts'

/** Advice: a server may hand out the same token until it expires. */
export const accessTokenNew: Check = {
  id: 'refresh/access-token-new',
  title: 'The refresh brings a new access token',
  step: 'refresh',
  severity: 'advice',
  specification: ['RFC6749-6', 'RFC6749-1.5'],

  test: ({ refresh, run }) =>
    whenGranted(refresh, ({ response, members: { access_token } }, sent) => {
      const before = lastGranted(run, sent.exchange.sent.id, 'access_token')
      if (before === undefined) return lacking('token response before the refresh')
      const at = inResponse(response, 'json.access_token')
      return access_token === before
        ? fail(
            'The server hands out the same access token again: look at its expiry before you rely on it.',
            evidence(at, 'a new one', 'the same as before'),
          )
        : pass(evidence(at, 'a new one', 'a new one'))
    }),
}
