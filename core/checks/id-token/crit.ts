import { type Check, fail, pass } from '../../check.ts'
import { whenIdToken } from '../when-token.ts'

export const idTokenCrit: Check = {
  id: 'id-token/crit',
  title: 'The header demands nothing that the client does not know',
  step: 'id-token',
  severity: 'error',
  specification: ['RFC7515-4.1.11'],

  test: (facts) =>
    whenIdToken(facts, ({ header, parameter }) => {
      const found = parameter('crit', 'no critical header parameter')
      return header['crit'] === undefined
        ? pass(found)
        : fail(
            'Reject this token: it must not be used by who does not understand what crit names.',
            found,
          )
    }),
}
