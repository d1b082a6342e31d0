import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { isRemoved } from '../../is-removed.ts'
import { asText } from '../pointers.ts'
import { whenAccessToken } from '../when-token.ts'

/** RFC 9068’s name, that of OpenID Connect, of Okta, and of Entra ID’s v1.0 tokens. */
const names = ['client_id', 'azp', 'cid', 'appid'] as const

export const accessTokenClient: Check = {
  id: 'access-token/client',
  title: 'The access token was issued to this client',
  step: 'access-token',
  severity: 'warning',
  specification: ['RFC9068-2.2'],

  test: (facts) =>
    whenAccessToken(facts, ({ claims, claim }) => {
      const name = names.find((candidate) => typeof claims[candidate] === 'string')
      if (name === undefined)
        return notApplicable('The token does not say to which client it was issued.')
      if (isRemoved(asText(claims[name])))
        return notApplicable('Whose token it is was taken out of this trace.')
      const found = claim(name, facts.run.connection.client_id)
      return claims[name] === facts.run.connection.client_id
        ? pass(found)
        : fail(
            'Find out whose token this is: it says that another client asked for it. Look for tokens mixed up between clients.',
            found,
          )
    }),
}
