import { type Check, fail, notApplicable, pass } from '../../check.ts'

export const accessTokenForAudience: Check = {
  id: 'access-token/jwt-for-audience',
  title: 'The access token is a JWT when an API was asked for',
  step: 'access-token',
  severity: 'warning',
  specification: ['RFC9068-2'],

  test: ({ accessToken, authorizationRequest, run }) => {
    if (!accessToken) return notApplicable('No access token has come.')
    const asked = authorizationRequest?.parameters.find(
      ([name]) => name === 'audience' || name === 'resource',
    )?.[1]
    if (asked === undefined && run.connection.audience === '') {
      return notApplicable(
        'No API was asked for; such a token may be opaque, good for UserInfo alone.',
      )
    }
    const found = {
      pointer: { entry: accessToken.entry, part: 'response.json.access_token' },
      expected: `a JWT for ${asked ?? run.connection.audience}`,
      found: accessToken.jwt ? 'a JWT' : 'an opaque token',
    }
    if (accessToken.jwt) return pass(found)
    return fail(
      asked === undefined
        ? 'Send the audience in the authorization request: without it the server does not know which API is meant.'
        : 'If the API verifies JWTs, set it up at the server to get them; an opaque token must be introspected.',
      found,
    )
  },
}
