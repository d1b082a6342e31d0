import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { listOf } from '../read-list.ts'
import { whenIdToken } from '../when-token.ts'

export const idTokenAlgExpected: Check = {
  id: 'id-token/alg-expected',
  title: 'alg is one that the server lists for ID Tokens',
  step: 'id-token',
  severity: 'error',
  specification: ['OIDCC-3.1.3.7-7', 'RFC8725-3.1'],

  test: (facts) =>
    whenIdToken(facts, ({ header, parameter }) => {
      const { alg } = header
      if (typeof alg !== 'string' || alg.trim().toLowerCase() === 'none')
        return notApplicable('It is not signed, which another check reports.')
      const listed = listOf(facts.metadata.id_token_signing_alg_values_supported) ?? ['RS256']
      const found = parameter('alg', listed.join(', '))
      return listed.includes(alg)
        ? pass(found)
        : fail(
            'Set the algorithm of this client at the server to one it lists, and have the client expect that one.',
            found,
          )
    }),
}
