import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { asText } from '../pointers.ts'
import { whenAccessToken } from '../when-token.ts'

const required = ['iss', 'exp', 'aud', 'sub', 'client_id', 'iat', 'jti'] as const

export const accessTokenProfileClaims: Check = {
  id: 'access-token/profile-claims',
  title: 'A token of type at+jwt has the Claims that RFC 9068 requires',
  step: 'access-token',
  severity: 'advice',
  specification: ['RFC9068-2.2'],

  test: (facts) =>
    whenAccessToken(facts, ({ header, claims, claim }) => {
      if (!/^(?:application\/)?at\+jwt$/i.test(asText(header['typ'])))
        return notApplicable('The token does not say that it follows RFC 9068.')
      const missing = required.filter((name) => claims[name] === undefined)
      return missing.length === 0
        ? pass(...required.map((name) => claim(name, 'a value')))
        : fail(
            `Have the server put ${missing.join(', ')} into the token: an API that goes by RFC 9068 refuses it otherwise.`,
            ...missing.map((name) => claim(name, 'a value')),
          )
    }),
}
