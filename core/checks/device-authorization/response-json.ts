import type { Check } from '../../check.ts'
import { judgeJsonObject } from '../judge-response.ts'

export const deviceResponseJson: Check = {
  id: 'device-authorization/response-json',
  title: 'The device authorization response is a JSON object',
  step: 'device-authorization',
  severity: 'error',
  specification: ['RFC8628-3.2'],

  test: ({ deviceAuthorization }) =>
    judgeJsonObject(
      deviceAuthorization,
      'Look what this address is: the device_authorization_endpoint stands in the server’s metadata.',
    ),
}
