import { type Check, fail, notApplicable, pass } from '../../check.ts'
import type { TokenFacts } from '../../facts.ts'
import { asText } from '../pointers.ts'
import { isFromFront, isOfCode, whenIdToken } from '../when-token.ts'

const same = ['iss', 'sub'] as const

export const idTokenSameAsFront: Check = {
  id: 'id-token/same-as-front',
  title: 'The ID Token of the token endpoint names the user of the one that came with the code',
  step: 'id-token',
  severity: 'error',
  specification: ['OIDCC-3.3.3.6'],

  test: (facts) =>
    whenIdToken(facts, (read) => {
      const front = facts.idTokens.find(isOfTheBrowser)
      if (!front?.jwt || isFromFront(read) || !isOfCode(read))
        return notApplicable('There are no two of one login to compare.')
      const { claims } = front.jwt
      const found = same.map((name) => read.claim(name, asText(claims[name])))
      return same.every((name) => read.claims[name] === claims[name])
        ? pass(...found)
        : fail('Reject both tokens: they speak of two logins. Begin again.', ...found)
    }),
}

function isOfTheBrowser({ exchange }: TokenFacts): boolean {
  return exchange.exchange.sent.step === 'authorization-request'
}
