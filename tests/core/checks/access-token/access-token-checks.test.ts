import { accessTokenChecks } from '../../../../core/checks/access-token/all.ts'
import { json, keyId, keySet, signed, startedAt } from '../../arrange-run.ts'
import { claims as idTokenClaims, hostileTokens, part } from '../../hostile-tokens.ts'
import { certificateBoundCases } from '../certificate-cases.ts'
import { boundKeyCases } from '../dpop-cases.ts'
import { type Case, testChecks } from '../check-table.ts'
import { accessToken, granting, idToken, publishing } from '../token-cases.ts'

const { keys } = await keySet()
const now = Math.floor(startedAt / 1000)
const claims = {
  ...{ iss: 'https://login.acme.test', sub: 'ada', aud: 'https://api.acme.test', jti: 'x' },
  ...{ iat: now, exp: now + 3600, client_id: 's6BhdRkqt3' },
}
const opaque = accessToken('SlAV32hkKG')
const encrypted = accessToken(hostileTokens['a JWE'])
const none: Case = { until: 'authorization-response' }
const withoutApi: Case = { connection: { audience: '' }, until: 'jwks' }
const withHeader = async (header: object, more: object = {}) =>
  accessToken(await signed({ ...claims, ...more }, { typ: 'at+jwt', ...header }))
const [header = '', body = ''] = (await signed(claims, { typ: 'at+jwt' })).split('.')
const good = await idToken()

/** The API is called with an opaque token, and answers so. */
const calledWithOpaque = (status: number): Case => ({
  ...opaque,
  answers: { 'api-request': json(status, {}) },
  until: 'api-request',
})

const payment = { type: 'payment', actions: ['pay', 'read'] }

/** What the response grants in detail, and what the token says of it. */
const detailed = (granted: unknown, carried: unknown): Case => ({
  grant: { authorization_details: granted },
  accessToken: { authorization_details: carried },
  until: 'jwks',
})

testChecks(accessTokenChecks, {
  'certificate-bound': certificateBoundCases,
  'dpop-bound': boundKeyCases,
  'jwt-for-audience': {
    valid: { 'a healthy run': {}, 'an opaque token that the API takes': calledWithOpaque(200) },
    invalid: { 'an opaque token that the API refuses': calledWithOpaque(401) },
    inconclusive: { 'an opaque token before the API is called': opaque },
    notApplicable: { 'no API asked for': withoutApi, 'no token': none },
  },
  'not-the-id-token': {
    invalid: {
      'the very ID Token': {
        ...{ drawn: { nonce: 'n' }, until: 'jwks' },
        grant: { access_token: good, id_token: good },
      },
      'an ID Token of another login': accessToken(
        await signed({ ...idTokenClaims, nonce: 'other' }),
      ),
    },
    notApplicable: { 'an opaque token': opaque, 'no token': none },
  },
  'unique-members': {
    invalid: {
      'alg that stands twice': accessToken(
        `${part('{"alg":"RS256","alg":"RS256","kid":"x","typ":"at+jwt"}')}.${body}.c2ln`,
      ),
    },
    notApplicable: { 'an opaque token': opaque },
  },
  'alg-not-none': {
    invalid: {
      'alg none': accessToken(`${part({ alg: 'none', typ: 'at+jwt' })}.${body}.`),
      'no alg': accessToken(`${part({ typ: 'at+jwt' })}.${body}.c2ln`),
    },
    notApplicable: { 'an opaque token': opaque, 'an encrypted token': encrypted },
  },
  'own-key': {
    invalid: { jku: await withHeader({ jku: 'https://evil.test/keys' }) },
  },
  signature: {
    valid: { 'a healthy run': {}, 'several keys in the set': publishing([{ kty: 'EC' }, ...keys]) },
    invalid: {
      'changed Claims': accessToken(`${header}.${part({ ...claims, sub: 'eve' })}.c2ln`),
    },
    inconclusive: {
      'no JWK Set': { until: 'token-request' },
      'a key that is not in the set': await withHeader({ kid: 'other' }),
      HS256: accessToken(`${part({ alg: 'HS256', typ: 'at+jwt' })}.${body}.c2ln`),
    },
    notApplicable: {
      'a token of Microsoft Graph': accessToken(
        `${part({ alg: 'RS256', kid: keyId, nonce: 'AQAB' })}.${body}.c2ln`,
      ),
      'alg none': accessToken(`${part({ alg: 'none' })}.${body}.`),
      'an opaque token': opaque,
    },
  },
  iss: {
    invalid: { 'another issuer': granting({ iss: 'https://login.evil.test' }) },
    notApplicable: {
      'no iss': granting({ iss: undefined }),
      'a v1.0 token of Entra ID': granting({ iss: 'https://sts.windows.net/6e74/' }),
    },
  },
  aud: {
    valid: {
      'a healthy run': {},
      'the API and UserInfo': granting({
        aud: ['https://api.acme.test', 'https://login.acme.test/userinfo'],
      }),
    },
    invalid: {
      'another API': granting({ aud: 'https://billing.acme.test' }),
      'a slash too many': granting({ aud: 'https://api.acme.test/' }),
      'no aud': granting({ aud: undefined }),
    },
    notApplicable: { 'no API asked for': withoutApi },
  },
  exp: {
    invalid: { 'an hour ago': granting({ iat: now - 7200, exp: now - 3600 }) },
    notApplicable: { milliseconds: granting({ exp: (now + 3600) * 1000 }) },
  },
  iat: {
    invalid: { 'in an hour': granting({ iat: now + 3600 }) },
    notApplicable: { 'no iat': granting({ iat: undefined }) },
  },
  nbf: {
    valid: { 'just now': granting({ nbf: now }) },
    invalid: { 'in an hour': granting({ nbf: now + 3600 }) },
    notApplicable: { 'a healthy run': {} },
  },
  'times-in-seconds': {
    invalid: { 'exp in milliseconds': granting({ exp: (now + 3600) * 1000 }) },
  },
  details: {
    valid: { 'what the response says': detailed([payment], [payment]) },
    notApplicable: {
      'nothing granted in detail': {},
      'a token that does not say it': detailed([payment], undefined),
    },
    invalid: {
      'less than the response says': detailed([payment], [{ ...payment, actions: ['read'] }]),
      'another type': detailed([payment], [{ type: 'account' }]),
    },
  },
  scope: {
    valid: {
      'a healthy run': {},
      'without the scopes for the client': granting(
        { scope: 'contacts' },
        { connection: { scope: 'openid contacts offline_access' } },
      ),
      'scp, as Entra ID and Okta write it': granting(
        { scope: undefined, scp: ['contacts'] },
        { connection: { scope: 'openid contacts' } },
      ),
      'less than asked, as the response says': granting(
        { scope: 'openid' },
        { connection: { scope: 'openid contacts' }, grant: { scope: 'openid' } },
      ),
    },
    invalid: {
      'a scope that is granted and not in it': granting(
        { scope: 'openid' },
        { connection: { scope: 'openid contacts' } },
      ),
      'a scope that is asked and not in it': granting(
        { scope: 'openid' },
        { connection: { scope: 'openid contacts' }, grant: { scope: undefined } },
      ),
    },
    notApplicable: { 'a token without scopes': granting({ scope: undefined }) },
  },
  client: {
    valid: {
      'a healthy run': {},
      azp: granting({ client_id: undefined, azp: 's6BhdRkqt3' }),
    },
    invalid: { 'another client': granting({ client_id: 'other' }) },
    notApplicable: {
      'a token that does not say': granting({ client_id: undefined }),
      'an export without it': granting({ client_id: '«redacted:claim#1»' }),
    },
  },
  typ: {
    valid: {
      'a healthy run': {},
      'the whole media type': await withHeader({ typ: 'application/at+jwt' }),
    },
    invalid: { 'another type': await withHeader({ typ: 'access' }) },
    notApplicable: { 'typ JWT, as at Auth0': await withHeader({ typ: 'JWT' }) },
  },
  'profile-claims': {
    invalid: { 'no jti': granting({ jti: undefined }) },
    notApplicable: { 'typ JWT': await withHeader({ typ: 'JWT' }, { jti: undefined }) },
  },
  lifetime: {
    invalid: { 'a month': granting({ exp: now + 30 * 86_400 }) },
    notApplicable: { 'no iat': granting({ iat: undefined }) },
  },
})
