import { type Verdict, fail, notApplicable, pass } from '../check.ts'
import type { Facts } from '../facts.ts'
import { type Answer, whenGranted } from './when.ts'
import { asText, evidence, inResponse, remark } from './pointers.ts'

/** Members of the metadata that hold the address of an endpoint. */
const endpoints = [
  'authorization_endpoint',
  'token_endpoint',
  'jwks_uri',
  'userinfo_endpoint',
  'revocation_endpoint',
  'introspection_endpoint',
  'end_session_endpoint',
  'pushed_authorization_request_endpoint',
  'device_authorization_endpoint',
  'registration_endpoint',
] as const

/** One requirement on each endpoint's address: what is wrong with it, or undefined. */
export interface EndpointRequirement {
  readonly expected: string
  readonly fix: string
  wrong(value: string, facts: Facts, answer: Answer): boolean
}

/** Judges every endpoint that the metadata document names; what is wrong is listed. */
export function judgeEndpoints(facts: Facts, requirement: EndpointRequirement): Verdict {
  return whenGranted(facts.discovery, (answer) => {
    const { members, response } = answer
    const named = endpoints.filter((name) => members[name] !== undefined)
    if (named.length === 0) return notApplicable('The metadata names no endpoint.')
    const wrong = named.filter((name) => {
      const value = members[name]
      return typeof value === 'string' && requirement.wrong(value, facts, answer)
    })
    const at = (name: string) => inResponse(response, `json.${name}`)
    return wrong.length === 0
      ? pass(...named.map((name) => remark(at(name), asText(members[name]))))
      : fail(
          requirement.fix,
          ...wrong.map((name) => evidence(at(name), requirement.expected, members[name])),
        )
  })
}
