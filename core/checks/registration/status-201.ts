import { type Check, fail, pass } from '../../check.ts'
import { evidence, inResponse } from '../pointers.ts'
import { whenGranted } from '../when.ts'

export const registrationStatus201: Check = {
  id: 'registration/status-201',
  title: 'A registration is answered with 201 Created',
  step: 'registration',
  severity: 'advice',
  specification: ['RFC7591-3.2.1'],

  test: ({ registration }) =>
    whenGranted(registration, ({ response, status }) => {
      const found = evidence(inResponse(response, 'status'), '201', `${status}`)
      return status === 201
        ? pass(found)
        : fail('Take any 2xx with a client_id for success; the server should answer 201.', found)
    }),
}
