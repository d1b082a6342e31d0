import { type Check, fail, pass } from '../../check.ts'
import { whenIdTokenHeader } from '../when-token.ts'

export const idTokenCrit: Check = {
  id: 'id-token/crit',
  title: 'The header demands nothing that the client does not know',
  step: 'id-token',
  severity: 'error',
  specification: ['RFC7515-4.1.11'],

  test: (facts) =>
    whenIdTokenHeader(facts, ({ header, parameter }) => {
      const found = parameter('crit', 'nothing critical')
      return header['crit'] === undefined
        ? pass(found)
        : fail(
            'Reject this token: whoever does not understand what crit names must not use it.',
            found,
          )
    }),
}
