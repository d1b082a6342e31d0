import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { evidence, inResponse } from '../pointers.ts'
import { whenGranted } from '../when.ts'

export const deviceInterval: Check = {
  id: 'device-authorization/interval',
  title: 'The interval between two polls is a number of seconds',
  step: 'device-authorization',
  severity: 'warning',
  specification: ['RFC8628-3.2'],

  test: ({ deviceAuthorization }) =>
    whenGranted(deviceAuthorization, ({ response, members: { interval } }) => {
      if (interval === undefined) return notApplicable('None is said, so it is 5 seconds.')
      const found = evidence(inResponse(response, 'json.interval'), 'a number above 0', interval)
      return typeof interval === 'number' && interval > 0
        ? pass(found)
        : fail('The server has to send the interval as a number; wait 5 seconds until then.', found)
    }),
}
