import { type Check, fail, inconclusive, notApplicable, pass } from '../../check.ts'
import { bodyFields, textOf } from '../../http.ts'
import { responseMembers } from '../../in-hand.ts'
import { readJwt } from '../../read-jwt.ts'
import type { Exchange } from '../../run.ts'
import { usesAfter } from '../introspected-token.ts'
import { whenBody } from '../when.ts'

export const revocationTookEffect: Check = {
  id: 'revocation/took-effect',
  title: 'A token that was revoked works no more',
  step: 'revocation',
  severity: 'advice',
  specification: ['RFC7009-2.1', 'RFC7009-3'],

  test: (facts) =>
    whenBody(facts.revocation, (response, { exchange }) => {
      const token = textOf(bodyFields(exchange.sent.request), 'token') ?? ''
      if (response.entry.response.status !== 200) return notApplicable('Nothing was revoked.')
      const tried = usesAfter(facts, token, exchange.sent.id).filter(
        ({ outcome }) => outcome.kind === 'response',
      )
      if (tried.length === 0)
        return inconclusive(
          'The token was not used since.',
          'Send UserInfo, the refresh or an introspection of it again.',
        )
      const working = tried.filter(stillWorks)
      const evidence = (found: string) => (use: Exchange) => ({
        pointer: { entry: use.sent.id, part: 'request' },
        expected: 'a refusal',
        found: `${use.sent.step}: ${found}`,
      })
      return working.length === 0
        ? pass(...tried.map(evidence('refused')))
        : fail(
            readJwt(token)
              ? 'Keep the lifetime of access tokens short: whoever verifies the JWT without asking the server takes it until its exp, revoked or not. An API that must know at once has to introspect.'
              : 'Give the server a moment and try again. If the token still works, it was not revoked: compare it with the one that was granted, and look at the server’s log.',
            ...working.map(evidence('it still works')),
          )
    }),
}

function stillWorks({ sent, outcome }: Exchange): boolean {
  if (outcome.kind !== 'response') return false
  const { status, body } = outcome.entry.response
  if (sent.step === 'introspection') return responseMembers(body)?.['active'] === true
  return status >= 200 && status < 300
}
