import { type Check, notApplicable } from '../../check.ts'
import { judgeJsonObject } from '../judge-response.ts'
import { whenAnswered } from '../when.ts'

export const tokenResponseJson: Check = {
  id: 'token-request/response-json',
  title: 'The response is a JSON object',
  step: 'token-request',
  severity: 'error',
  specification: ['RFC6749-5.1', 'RFC6749-5.2'],

  test: ({ tokenRequest }) =>
    whenAnswered(tokenRequest, ({ entry }) =>
      [404, 405].includes(entry.response.status)
        ? notApplicable('This is no token endpoint, which another check reports.')
        : judgeJsonObject(
            tokenRequest,
            'Look at the body: a page of a proxy, a firewall or a login stands where the answer should. Compare the address with the token_endpoint of the metadata, and ask for JSON with Accept: application/json.',
          ),
    ),
}
