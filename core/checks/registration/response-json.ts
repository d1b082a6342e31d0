import type { Check } from '../../check.ts'
import { judgeJsonObject } from '../judge-response.ts'

export const registrationResponseJson: Check = {
  id: 'registration/response-json',
  title: 'The registration response is a JSON object',
  step: 'registration',
  severity: 'error',
  specification: ['RFC7591-3.2.1', 'RFC7591-3.2.2'],

  test: ({ registration }) =>
    judgeJsonObject(
      registration,
      'Look at the body: this may not be the registration endpoint. Compare the address with the registration_endpoint of the metadata.',
    ),
}
