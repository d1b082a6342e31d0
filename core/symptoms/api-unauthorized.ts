import { ifBound, ifJwt } from './shown-token.ts'
import { withoutToken } from '../questions/api-without-token.ts'
import type { Symptom } from '../symptom.ts'
import { atTheServer, saidByApi, saidInstead } from './server-words.ts'
import { answeredWith } from './sightings.ts'
import { tokenForAnotherResource } from './token-for-another-resource.ts'

const expired = /expired|revoked|\bexp\b|lifetime/i
const noTokenSeen =
  /\b(?:(?:jwt|access|bearer|auth) token|authorization|credentials)\b(?: header)?(?: (?:was|is|were|are))? (?:missing|not (?:found|provided|present|supplied|included)|required|absent)|\b(?:no|missing|without(?: an?)?) (?:(?:jwt|access|bearer|auth) )?(?:token|authorization|credentials)(?: header)?\s*(?:$|[.,:!]|(?:was |were )?(?:found|provided|present|supplied|included))|HTTP authorization\b/i
/** What an API says of the token with another status: Facebook with 400, Slack with 200. */
const tokenRefused =
  /\b(?:token|session)\b.{0,30}\b(?:expired|revoked|invalid|not valid)|\binvalid (?:access |oauth |bearer )?(?:token|auth)\b|\bnot authed\b/i
const audience = /\baud(?:ience)?\b/i

export const apiUnauthorized: Symptom = {
  id: 'api-unauthorized',
  title: 'the API did not accept the access token (401)',
  matches: (scene) =>
    answeredWith(scene, 401, ['api-request', 'userinfo']) ?? saidInstead(scene, tokenRefused),
  shownBy: ['api-request/token-accepted', 'userinfo/accepted', 'api-request/status'],
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
      judge: ifJwt,
      fix: { text: 'Send the access_token of the token response.' },
    },
    {
      id: 'bound-token-without-proof',
      title: 'The token is bound to a key, and came without a right proof of it',
      explanation:
        'Such a token goes with the scheme DPoP, beside a proof for this method, address and token.',
      specification: ['RFC9449-7.1'],
      checks: ['api-request/dpop-proof', 'userinfo/dpop-proof'],
      judge: ifBound,
      fix: { text: 'Send Authorization: DPoP and the token, with a proof in the header DPoP.' },
    },
    {
      id: 'proof-without-newest-nonce',
      title: 'The proof lacks the nonce that this server wants',
      explanation: 'The server gives it in the header DPoP-Nonce, and takes the newest alone.',
      specification: ['RFC9449-9'],
      checks: ['api-request/dpop-nonce', 'userinfo/dpop-nonce'],
      judge: ifBound,
      fix: { text: 'Send the request again with the newest nonce in the proof.' },
    },
    {
      id: 'access-token-expired',
      title: 'The access token had expired when the API was called',
      explanation: 'Its exp lies before the request.',
      specification: ['RFC6750-3.1'],
      checks: ['api-request/token-alive'],
      says: expired,
      fix: { text: 'Refresh, and call the API with the new access token.' },
    },
    {
      id: 'access-token-wrong-audience',
      title: 'The access token is for another API',
      explanation: 'An API refuses a token whose aud does not name it.',
      specification: ['RFC9068-4'],
      checks: ['access-token/aud', 'api-request/token-for-this-api'],
      says: audience,
      fix: { text: 'Ask for this API by its identifier in the audience (or resource) parameter.' },
    },
    tokenForAnotherResource,
    {
      id: 'access-token-opaque',
      title: 'The access token is opaque and the API expects a JWT',
      explanation:
        'Without an audience some servers give a token that only their own UserInfo endpoint understands.',
      specification: ['RFC9068-4'],
      checks: ['access-token/jwt-for-audience'],
      says: /malformed|not (?:a )?(?:valid )?jwt|parsing failed|could not (?:parse|decode)|invalid compact|not well formed/i,
      tell: 'Ask the API’s owner which tokens it verifies.',
      fix: { text: 'Send the API’s identifier as audience in the authorization request.' },
    },
    {
      id: 'api-wants-another-login',
      title: 'The API wants the user to log in by stronger means, or again',
      explanation: 'The token is good. The login that brought it is not enough for this request.',
      specification: ['RFC9470-3'],
      checks: ['api-request/authentication-sufficient'],
      at: ['api-request'],
      fix: { text: 'Send the acr_values and max_age of the challenge with a new login.' },
    },
    {
      id: 'api-401-without-challenge',
      title: 'The API refuses and does not say why',
      explanation:
        'Without a WWW-Authenticate header a client cannot tell an expired token from a wrong one.',
      specification: ['RFC6750-3'],
      checks: ['api-request/challenge-present', 'userinfo/challenge-present'],
      refute: saidByApi,
      fix: { text: 'Look into the API’s log, and have it send a Bearer challenge with an error.' },
    },
    {
      id: 'api-authorization-header-stripped',
      title: 'The access token was sent and does not reach the API',
      explanation:
        'Something in front of it, a web server or a gateway, takes the Authorization header away.',
      specification: ['RFC6750-2.1'],
      judge: atTheServer(['api-request/bearer-header'], noTokenSeen),
      tell: 'Whether the API says the same without any token.',
      questions: [withoutToken],
      fix: { text: 'Have the web server or gateway pass the Authorization header on to the API.' },
    },
    {
      id: 'api-expects-another-audience',
      title: 'The API expects another audience than the token was asked for',
      explanation:
        'The token names the API that was asked for, and the API knows itself by another name.',
      specification: ['RFC9068-4'],
      judge: atTheServer(['access-token/aud', 'api-request/token-for-this-api'], audience),
      tell: 'The audience that the API is set up with, beside the token’s aud.',
      fix: { text: 'Set the API up with the aud of the token, or ask for the name it knows.' },
    },
    {
      id: 'api-expects-another-issuer',
      title: 'The API expects tokens of another issuer',
      explanation:
        'It is set up with another tenant, another environment, or the same issuer written otherwise: a slash at the end, a custom domain, v1 instead of v2.',
      specification: ['RFC9068-4', 'RFC9728-2'],
      checks: ['resource-metadata/authorization-server'],
      says: /\biss(?:uer)?\b/i,
      tell: 'The issuer that the API is set up with, beside the token’s iss, letter by letter.',
      fix: { text: 'Set the API up with the iss of the token, exactly as it stands there.' },
    },
    {
      id: 'api-takes-bound-tokens-only',
      title: 'The API takes only tokens that are bound to a key',
      explanation: 'Its metadata say so. A bearer token is refused, however good it is.',
      specification: ['RFC9728-2', 'RFC9449-7.1'],
      at: ['api-request'],
      checks: ['resource-metadata/bound-tokens'],
      tell: 'The metadata of the API, where its challenge names them.',
      fix: { text: 'Switch DPoP on in the connection.' },
    },
    {
      id: 'api-cannot-verify-signature',
      title: 'The API cannot verify the signature of the token',
      explanation:
        'It knows other keys: of another tenant, from before a key rotation, or a token that is not for it to verify.',
      specification: ['RFC9068-4', 'RFC7515-5.2'],
      says: /signature|(?:no|unknown|matching|applicable|find|found)\b.{0,40}\bkeys?\b|\bkey (?:was )?not found|\bkid\b|jwks|key set/i,
      tell: 'The jwks_uri the API is set up with, and whether it has a key with the token’s kid.',
      fix: { text: 'Point the API to the issuer’s own jwks_uri, and let it fetch the keys again.' },
    },
    {
      id: 'api-takes-other-algorithms',
      title: 'The API does not take the algorithm that signed the token',
      explanation: 'It is set up for another alg: HS256 instead of RS256, say.',
      specification: ['RFC8725-3.1'],
      says: /\balg(?:orithms?)?\b/i,
      tell: 'The algorithms that the API is set up with, beside the token’s alg.',
      fix: { text: 'Set the API up for the alg of the token, or change it at the server.' },
    },
    {
      id: 'api-clock-differs',
      title: 'The API finds the token expired, or not yet valid, by a clock of its own',
      explanation: 'By this machine’s clock and the token’s times it was good when it was sent.',
      specification: ['RFC7519-4.1.4', 'RFC7519-4.1.5'],
      judge: atTheServer(
        ['api-request/token-alive'],
        /expired|\bexp\b|not yet (?:active|valid)\b|not active|\bnbf\b|lifetime/i,
      ),
      tell: 'The API’s clock, beside the Date header of its answer.',
      fix: { text: 'Set the API’s clock (NTP), or let it allow for a minute of difference.' },
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
