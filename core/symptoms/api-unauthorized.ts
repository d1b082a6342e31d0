import type { Symptom } from '../symptom.ts'
import { answeredWith } from './sightings.ts'

export const apiUnauthorized: Symptom = {
  id: 'api-unauthorized',
  title: 'the API did not accept the access token (401)',
  matches: (scene) => answeredWith(scene, 401, ['api-request', 'userinfo']),
  shownBy: ['api-request/token-accepted', 'userinfo/accepted'],
  causes: [
    {
      id: 'api-bearer-missing',
      title: 'The request carried no bearer token',
      explanation:
        'The Authorization header is missing, or has another form than Bearer and the token.',
      specification: ['RFC6750-2.1'],
      checks: ['api-request/bearer-header'],
      fix: { text: 'Send Authorization: Bearer and the access token.' },
    },
    {
      id: 'id-token-used-as-access-token',
      title: 'The ID Token was sent instead of the access token',
      explanation: 'An ID Token is for the client, not a key to an API.',
      specification: ['RFC9068-4', 'OIDCC-2'],
      checks: ['api-request/not-the-id-token', 'access-token/not-the-id-token'],
      fix: { text: 'Send the access_token of the token response.' },
    },
    {
      id: 'access-token-expired',
      title: 'The access token had expired when the API was called',
      explanation: 'Its exp lies before the request.',
      specification: ['RFC6750-3.1'],
      checks: ['api-request/token-alive'],
      fix: { text: 'Refresh, and call the API with the new access token.' },
    },
    {
      id: 'access-token-wrong-audience',
      title: 'The access token is for another API',
      explanation: 'An API refuses a token whose aud does not name it.',
      specification: ['RFC9068-4'],
      checks: ['access-token/aud', 'api-request/token-for-this-api'],
      fix: { text: 'Ask for this API by its identifier in the audience (or resource) parameter.' },
    },
    {
      id: 'access-token-opaque',
      title: 'The access token is opaque and the API expects a JWT',
      explanation:
        'Without an audience some servers give a token that only their own UserInfo endpoint understands.',
      specification: ['RFC9068-4'],
      checks: ['access-token/jwt-for-audience'],
      tell: 'Ask the API’s owner which tokens it verifies.',
      fix: { text: 'Send the API’s identifier as audience in the authorization request.' },
    },
    {
      id: 'api-401-without-challenge',
      title: 'The API refuses and does not say why',
      explanation:
        'Without a WWW-Authenticate header a client cannot tell an expired token from a wrong one.',
      specification: ['RFC6750-3'],
      checks: ['api-request/challenge-present', 'userinfo/challenge-present'],
      fix: { text: 'Look into the API’s log, and have it send a Bearer challenge with an error.' },
    },
    {
      id: 'api-www-authenticate-invalid-token',
      title: 'The API refuses the token for a reason of its own',
      explanation:
        'It may expect another issuer, know other keys, or have been set up for another tenant.',
      specification: ['RFC6750-3.1'],
      tell: 'The API’s log of this request; its configured issuer and audience.',
      fix: {
        text: 'Compare the issuer and audience the API is set up with against the token’s iss and aud.',
      },
    },
  ],
}
