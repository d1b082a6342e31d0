import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { evidence } from '../pointers.ts'
import { lacking, whenCalledBack } from '../when.ts'

export const expectedMode: Check = {
  id: 'authorization-response/expected-mode',
  title: 'The response comes in the part of the request that was asked for',
  step: 'authorization-response',
  severity: 'error',
  specification: ['OAuth2-RT-2.1', 'RFC6749-4.1.2', 'OAuth2-FPRM-2'],

  test: ({ authorizationRequest, authorizationResponse }) =>
    whenCalledBack(authorizationResponse, ({ entry }) => {
      const { via } = entry.request
      if (via === 'pasted') return notApplicable('The address was pasted by hand.')
      if (!authorizationRequest) return lacking('authorization request')
      const asked = parameter(authorizationRequest.parameters, 'response_mode')?.replace('.jwt', '')
      const type = parameter(authorizationRequest.parameters, 'response_type') ?? 'code'
      const byDefault = /token/.test(type) ? 'fragment' : 'query'
      const expected = asked === undefined || asked === 'jwt' ? byDefault : asked
      if (!/^(?:query|fragment|form_post)$/.test(expected))
        return notApplicable(`The mode ${expected} does not come as a request.`)
      const found = evidence({ entry: entry.id, part: 'callback' }, expected, via)
      return via === expected
        ? pass(found)
        : fail(
            'What stands behind the # never reaches a server, and a POST from elsewhere comes without the session’s SameSite cookie. Ask for the mode that the redirection endpoint reads.',
            found,
          )
    }),
}
