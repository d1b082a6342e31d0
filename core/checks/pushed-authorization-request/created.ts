import { type Check, fail, pass } from '../../check.ts'
import { evidence, inResponse } from '../pointers.ts'
import { whenGranted } from '../when.ts'

export const pushedCreated: Check = {
  id: 'pushed-authorization-request/created',
  title: 'The server takes the pushed request with the status 201',
  step: 'pushed-authorization-request',
  severity: 'warning',
  specification: ['RFC9126-2.2'],

  test: ({ pushedAuthorizationRequest }) =>
    whenGranted(pushedAuthorizationRequest, ({ response, status }) => {
      const found = evidence(inResponse(response, 'status'), '201', `${status}`)
      return status === 201
        ? pass(found)
        : fail(
            'The server has to answer 201: strict clients take anything else for a failure.',
            found,
          )
    }),
}
