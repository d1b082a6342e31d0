import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { audiencesOf } from '../audiences-of.ts'
import { introspectedMembers } from '../introspected-members.ts'
import { introspectedToken } from '../introspected-token.ts'
import { asText, evidence, inResponse } from '../pointers.ts'
import { scopesOf } from '../read-scope.ts'
import { whenBody } from '../when.ts'

const compared = ['iss', 'sub', 'aud', 'exp', 'iat', 'scope', 'client_id', 'jti'] as const

export const introspectionAgrees: Check = {
  id: 'introspection/agrees',
  title: 'The introspection response agrees with what the token itself says',
  step: 'introspection',
  severity: 'warning',
  specification: ['RFC7662-2.2', 'RFC9068-2.2'],

  test: (facts) =>
    whenBody(facts.introspection, (response, asked) => {
      const members = introspectedMembers(facts)
      const claims = introspectedToken(facts, asked)?.claims ?? {}
      if (members?.['active'] !== true) return notApplicable('The token is not active.')
      const both = compared.filter(
        (name) => claims[name] !== undefined && members[name] !== undefined,
      )
      if (both.length === 0)
        return notApplicable('The token says nothing itself that the answer repeats.')
      const found = (name: (typeof compared)[number]) =>
        evidence(inResponse(response, `json.${name}`), asText(claims[name]), members[name])
      const other = both.filter((name) => canonical(claims, name) !== canonical(members, name))
      return other.length === 0
        ? pass(...both.map(found))
        : fail(
            `Find out which of the two the APIs go by: those that verify the JWT see another ${other.join(' and ')} than those that ask. Tell whoever runs the server.`,
            ...other.map(found),
          )
    }),
}

/** A list of audiences or scopes is the same in any order. */
function canonical(members: Readonly<Record<string, unknown>>, name: string): string {
  if (name === 'aud') return audiencesOf(members).toSorted().join(' ')
  if (name === 'scope') return (scopesOf(members[name]) ?? []).toSorted().join(' ')
  return asText(members[name])
}
