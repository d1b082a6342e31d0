import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { introspectedMembers } from '../introspected-members.ts'
import { evidence, inResponse } from '../pointers.ts'
import { whenBody } from '../when.ts'

export const introspectionActivePresent: Check = {
  id: 'introspection/active-present',
  title: 'The introspection response says whether the token is active: true or false',
  step: 'introspection',
  severity: 'error',
  specification: ['RFC7662-2.2'],

  test: (facts) =>
    whenBody(facts.introspection, (response) => {
      const members = introspectedMembers(facts)
      if (!members) return notApplicable('The answer says nothing of a token.')
      const found = evidence(
        inResponse(response, 'json.active'),
        'true or false',
        members['active'],
      )
      return typeof members['active'] === 'boolean'
        ? pass(found)
        : fail(
            'Take the token for inactive: the server has to send active as a boolean, and nothing else in the answer stands in for it.',
            found,
          )
    }),
}
