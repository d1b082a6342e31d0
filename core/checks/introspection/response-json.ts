import { type Check, pass } from '../../check.ts'
import { judgeJsonObject } from '../judge-response.ts'
import { inResponse, remark } from '../pointers.ts'
import { whenBody } from '../when.ts'

export const introspectionResponseJson: Check = {
  id: 'introspection/response-json',
  title: 'The introspection response is a JSON object, or a JWT',
  step: 'introspection',
  severity: 'error',
  specification: ['RFC7662-2.2', 'RFC9701-5'],

  test: ({ introspection, introspectionJwt }) =>
    introspectionJwt
      ? whenBody(introspection, (response) => pass(remark(inResponse(response, 'body'), 'a JWT')))
      : judgeJsonObject(
          introspection,
          'Look at the body: this may not be the introspection endpoint. Compare the address with the introspection_endpoint of the metadata.',
        ),
}
