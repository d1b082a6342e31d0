import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { asObject } from '../../read-json.ts'
import { evidence, inResponse } from '../pointers.ts'
import { whenBody } from '../when.ts'
import { type Asked, eachSource } from './each-source.ts'

export const distributedGiven: Check = {
  id: 'distributed-claims/given',
  title: 'Each source gives the Claims it was named for, in a JWT',
  step: 'distributed-claims',
  severity: 'warning',
  specification: ['OIDCC-5.6.2', 'OIDCC-5.6.2.2'],

  test: (facts) => eachSource(facts, judge),
}

function judge(asked: Asked) {
  return whenBody(asked, (response) => {
    const { source, signed } = asked
    if (!source) return notApplicable('The address was edited, so no source is known for it.')
    const at = inResponse(response, 'body')
    const expected = `a JWT with ${source.claims.join(', ') || 'Claims'}`
    const claims = signed?.jwt.form === 'jws' ? signed.jwt.claims : undefined
    if (!claims || response.entry.response.status !== 200)
      return fail(
        'Ask the Claims Provider to answer with a JWT, and compare what the source wants to be shown: a token of its own, or one that the client has for it.',
        evidence(at, expected, kindOf(response.entry.response.status, response.json.value)),
      )
    const lacking = source.claims.filter((name) => claims[name] === undefined)
    const found = evidence(at, expected, Object.keys(claims).join(', '))
    return lacking.length === 0
      ? pass(found)
      : fail(`The Claims Provider has to put ${lacking.join(', ')} into the JWT.`, found)
  })
}

function kindOf(status: number, json: unknown): string {
  return `${status} and ${asObject(json) ? 'plain JSON' : 'no JWT that can be read'}`
}
