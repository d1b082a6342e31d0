import { problemOfParameter } from '../../authorization-parameters.ts'
import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenAsked } from '../when.ts'

export const detailsForm: Check = {
  id: 'authorization-request/details-form',
  title: 'authorization_details is a JSON array of objects, each with a type',
  step: 'authorization-request',
  severity: 'error',
  specification: ['RFC9396-2', 'RFC9396-5'],

  test: ({ authorizationRequest }) =>
    whenAsked(authorizationRequest, (request) => {
      const details = parameter(request.parameters, 'authorization_details')
      if (details === undefined) return notApplicable('Nothing is asked for in detail.')
      const at = inRequest(request, 'query.authorization_details')
      const found = evidence(at, '[{"type":…}]', details)
      const problem = problemOfParameter('authorization_details', details)
      return problem === undefined && details !== ''
        ? pass(found)
        : fail(problem ?? 'Leave it out, or say what is asked for.', found)
    }),
}
