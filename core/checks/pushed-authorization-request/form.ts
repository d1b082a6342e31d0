import { type Check, fail, pass } from '../../check.ts'
import { headerOf } from '../../http.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenSent } from '../when.ts'

const expected = 'a POST of application/x-www-form-urlencoded'

export const pushedForm: Check = {
  id: 'pushed-authorization-request/form',
  title: 'The pushed request is a form, sent by POST',
  step: 'pushed-authorization-request',
  severity: 'error',
  specification: ['RFC9126-2.1'],

  test: ({ pushedAuthorizationRequest }) =>
    whenSent(pushedAuthorizationRequest, (sent) => {
      const { method, headers } = sent.exchange.sent.request
      const type = (headerOf(headers, 'Content-Type') ?? 'no content type').split(';', 1)[0] ?? ''
      const right =
        method === 'POST' && type.trim().toLowerCase() === 'application/x-www-form-urlencoded'
      const found = evidence(inRequest(sent, 'method'), expected, `${method} of ${type}`)
      return right
        ? pass(found)
        : fail('Send the parameters as a form by POST: with another the server reads none.', found)
    }),
}
