import type { Check } from '../../check.ts'
import { responseTypeOf } from '../../connection.ts'
import { judgeList } from '../judge-list.ts'

export const responseTypeCode: Check = {
  id: 'discovery/response-type-code',
  title: 'The server supports the response type that is asked for, code for most',
  step: 'discovery',
  severity: 'error',
  specification: ['OIDCD-3', 'OIDCC-3.1.2.1'],

  test(facts) {
    const type = responseTypeOf(facts.run.connection)
    const asked = inAnyOrder(type)
    return judgeList(facts, {
      member: 'response_types_supported',
      expected: `${type} among them`,
      fix: `The flow needs response_type=${type}. Enable it at the authorization server, or check that this is the right issuer.`,
      holds: (list) => list.some((each) => inAnyOrder(each) === asked),
    })
  },
}

/** RFC 6749 §3.1.1: the order of the words does not matter. */
function inAnyOrder(type: string): string {
  return type.split(' ').sort().join(' ')
}
