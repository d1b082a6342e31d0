import { type Verdict, fail, notApplicable, pass } from '../check.ts'
import type { Facts } from '../facts.ts'
import { askedBy } from '../asked-parameters.ts'
import { parameter } from '../in-hand.ts'
import { exchanges } from '../run.ts'
import { weaknessOf } from '../value-strength.ts'
import { evidence, inRequest, remark } from './pointers.ts'
import { whenAsked } from './when.ts'

type RandomParameter = 'state' | 'nonce'

/** The value cannot be guessed, as far as its length and characters tell. */
export function judgeStrength(facts: Facts, name: RandomParameter): Verdict {
  return whenAsked(facts.authorizationRequest, (request) => {
    const value = parameter(request.parameters, name)
    if (!value) return notApplicable(`The request has no ${name}.`)
    const weakness = weaknessOf(value)
    const at = inRequest(request, `query.${name}`)
    return weakness === undefined
      ? pass(remark(at, `${value.length} characters`))
      : fail(
          `Draw the ${name} anew for each request, from a cryptographic generator: 16 octets or more, as base64url.`,
          evidence(at, 'a value that cannot be guessed', weakness),
        )
  })
}

/** No earlier attempt that was answered had the same value. */
export function judgeFreshness(facts: Facts, name: RandomParameter): Verdict {
  return whenAsked(facts.authorizationRequest, (request) => {
    const value = parameter(request.parameters, name)
    if (!value) return notApplicable(`The request has no ${name}.`)
    const at = inRequest(request, `query.${name}`)
    const earlier = exchanges(facts.run).find(
      ({ sent, outcome }) =>
        sent.step === 'authorization-request' &&
        sent.id < request.exchange.sent.id &&
        outcome.kind === 'callback' &&
        parameter(askedBy(facts.run, sent).parameters, name) === value,
    )
    return earlier === undefined
      ? pass(remark(at, 'not used before in this run'))
      : fail(
          `Draw a new ${name} for each request: a value used twice no longer tells one answer from another.`,
          evidence(at, 'a new value', `the value of message ${earlier.sent.id}`),
        )
  })
}
