import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { whenIdTokenHeader } from '../when-token.ts'

export const idTokenKidPresent: Check = {
  id: 'id-token/kid-present',
  title: 'The ID Token names its key where the JWK Set has several',
  step: 'id-token',
  severity: 'warning',
  specification: ['OIDCC-10.1'],

  test: (facts) =>
    whenIdTokenHeader(facts, ({ token: { signature }, header, parameter }) => {
      const { length } = facts.jwks?.keys ?? []
      if (!('key' in signature) || length < 2)
        return notApplicable('It needs no name: no several keys came into question.')
      const found = { ...parameter('kid', `the name of one of ${length} keys`) }
      return header['kid'] !== undefined
        ? pass(found)
        : fail(
            'The server has to put kid into the header. Without it a client tries every key, or gives up.',
            found,
          )
    }),
}
