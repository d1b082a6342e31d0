import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { tokenSent } from '../judge-bearer.ts'
import { asText, evidence, inResponse } from '../pointers.ts'
import { whenAnswered } from '../when.ts'

/** 401 and 403 speak of the token, 404 of the address, 429 and 5xx of the server: other checks’. */
export const apiStatus: Check = {
  id: 'api-request/status',
  title: 'The API understands the request',
  step: 'api-request',
  severity: 'error',
  specification: ['RFC9110-15.5', 'RFC6750-3.1'],

  test: ({ apiRequest }) =>
    whenAnswered(apiRequest, (response, sent) => {
      const { status } = response.entry.response
      const found = evidence(inResponse(response, 'status'), '200 to 299', `${status}`)
      if (response.members?.['ok'] === false)
        return fail(
          `Read the body before the status: the API says ok: false, because of ${asText(response.members['error'])}.`,
          evidence(inResponse(response, 'json.ok'), 'true', 'false'),
        )
      if (status >= 200 && status < 300) return pass(found)
      if (tokenSent(sent) === undefined)
        return notApplicable('The header holds no token, which another check reports.')
      return [401, 403, 404, 429].includes(status) || status < 400 || status > 499
        ? notApplicable(`The status is ${status}, which another check reports.`)
        : fail(
            'Compare method, address and body with what the API documents; the token is not what it objects to.',
            found,
          )
    }),
}
