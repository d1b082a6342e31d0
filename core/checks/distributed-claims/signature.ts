import { type Check, fail, inconclusive, notApplicable, pass } from '../../check.ts'
import { asText, inResponse } from '../pointers.ts'
import { whenBody } from '../when.ts'
import { type Asked, eachSource } from './each-source.ts'

/** The keys of another Claims Provider are not fetched: who that is, only its own JWT says. */
export const distributedSignature: Check = {
  id: 'distributed-claims/signature',
  title: 'The signature of distributed Claims verifies',
  step: 'distributed-claims',
  severity: 'error',
  specification: ['OIDCC-5.6.2', 'RFC7515-5.2'],

  test: (facts) => eachSource(facts, judge),
}

function judge(asked: Asked) {
  return whenBody(asked, (response) => {
    const { signed } = asked
    if (signed?.jwt.form !== 'jws')
      return notApplicable('There is no JWT to verify, which another check reports.')
    const iss = asText(signed.jwt.claims['iss'])
    const found = { pointer: inResponse(response, 'body'), note: `iss: ${iss}` }
    const { result } = signed.signature
    if (result === 'verified') return pass(found)
    return result === 'failed'
      ? fail('Do not use these Claims: another key signed them.', found)
      : inconclusive(
          `Signed by ${iss} with a key that is not this server’s.`,
          'Paste the JWT on the home page with the issuer of those keys.',
        )
  })
}
