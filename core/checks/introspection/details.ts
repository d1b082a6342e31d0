import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { differencesOf, readDetails } from '../asked-details.ts'
import { introspectedMembers } from '../introspected-members.ts'
import { introspectedToken } from '../introspected-token.ts'
import { evidence, inResponse } from '../pointers.ts'
import { whenBody } from '../when.ts'

/** RFC 9396 §9.2: details of another API may be left out, and members added for whoever asks. */
export const introspectionDetails: Check = {
  id: 'introspection/details',
  title: 'The introspection response repeats the authorization_details that were granted',
  step: 'introspection',
  severity: 'warning',
  specification: ['RFC9396-9.2', 'RFC9396-7'],

  test: (facts) =>
    whenBody(facts.introspection, (response, asked) => {
      const members = introspectedMembers(facts)
      if (members?.['active'] !== true) return notApplicable('The token is not active.')
      const token = introspectedToken(facts, asked)
      const granted = readDetails(token?.grant.members['authorization_details'])
      if (token?.kind !== 'access_token' || !granted)
        return notApplicable('The token response granted nothing in detail with this token.')
      const answered = readDetails(members['authorization_details'])
      if (!answered)
        return notApplicable('The answer does not say what the token is for in detail.')
      const told = new Set(answered.map(({ type }) => type))
      const differences = differencesOf(
        granted.filter(({ type }) => told.has(type)),
        answered,
      )
      const at = inResponse(response, 'json.authorization_details')
      const found = evidence(at, JSON.stringify(granted), members['authorization_details'])
      return differences.length === 0
        ? pass(found)
        : fail(
            `An API that asks goes by this answer, the client by the token response, and they differ: ${differences.join('; ')}. Have the server tell both the same.`,
            found,
          )
    }),
}
