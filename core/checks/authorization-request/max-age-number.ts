import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenAsked } from '../when.ts'

export const maxAgeNumber: Check = {
  id: 'authorization-request/max-age-number',
  title: 'max_age is a whole number of seconds',
  step: 'authorization-request',
  severity: 'error',
  specification: ['OIDCC-3.1.2.1'],

  test: ({ authorizationRequest }) =>
    whenAsked(authorizationRequest, (request) => {
      const max_age = parameter(request.parameters, 'max_age')
      if (max_age === undefined) return notApplicable('The request has no max_age.')
      const found = evidence(inRequest(request, 'query.max_age'), 'seconds, in digits', max_age)
      return /^\d{1,10}$/.test(max_age)
        ? pass(found)
        : fail('Send the seconds as digits: max_age=3600 for an hour, no unit, no sign.', found)
    }),
}
