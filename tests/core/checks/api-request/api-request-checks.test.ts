import { apiRequestChecks } from '../../../../core/checks/api-request/all.ts'
import type { TextField } from '../../../../core/http.ts'
import { tokensInHand } from '../../../../core/in-hand.ts'
import { json, respond, startedAt } from '../../arrange-run.ts'
import { boundTokenCases } from '../certificate-cases.ts'
import { boundProofCases, proofNonceCases } from '../dpop-cases.ts'
import { type Case, changeSent, testChecks } from '../check-table.ts'
import { protectedCases } from '../protected-cases.ts'
import { responseCases } from '../response-cases.ts'

const step = 'api-request'
const shared = responseCases(step, { contacts: [] })

/** The API refuses the request with this challenge. */
const refused = (status: number, challenge: string, more: Case = {}): Case => ({
  answers: { 'api-request': respond(status, '', [['WWW-Authenticate', challenge]]) },
  until: step,
  ...more,
})

/** What a browser asks before a page may send the request, answered so. */
const preflight = (...headers: readonly TextField[]): Case => ({
  connection: { api: { method: 'OPTIONS', url: 'https://api.acme.test/contacts', headers: asked } },
  edits: {
    'api-request': [
      { change: 'remove', where: 'header', name: 'Authorization', index: 0, value: '' },
    ],
  },
  answers: { 'api-request': respond(204, '', headers) },
  until: step,
})

const asked: readonly TextField[] = [
  ['Origin', 'https://app.acme.test'],
  ['Access-Control-Request-Method', 'GET'],
  ['Access-Control-Request-Headers', 'authorization'],
]

const allowed: readonly TextField[] = [
  ['Access-Control-Allow-Origin', '*'],
  ['Access-Control-Allow-Headers', 'Authorization, Content-Type'],
]

const invalidToken = 'Bearer error="invalid_token", error_description="The token is not good"'
const seconds = Math.floor(startedAt / 1000)

testChecks(apiRequestChecks, {
  'certificate-shown': boundTokenCases(step),
  'dpop-proof': boundProofCases(step),
  'dpop-nonce': proofNonceCases(step),
  'no-redirect': shared['no-redirect'],
  'server-works': shared['server-works'],
  'whole-body': shared['whole-body'],
  ...protectedCases(step),
  'not-the-id-token': {
    invalid: {
      'the ID Token': {
        until: step,
        change: (run) =>
          changeSent(step, ({ request }) => ({
            request: {
              ...request,
              headers: [['Authorization', `Bearer ${tokensInHand(run)?.id_token}`]],
            },
          }))(run),
      },
      'a token of elsewhere': {
        edits: {
          'api-request': [
            {
              change: 'set',
              where: 'header',
              name: 'Authorization',
              index: 0,
              value: 'Bearer x.y.z',
            },
          ],
        },
        until: step,
      },
    },
  },
  'token-alive': {
    valid: { 'a refused token that is still valid': refused(401, invalidToken) },
    invalid: {
      'a refused token that has expired': refused(401, invalidToken, {
        accessToken: { exp: seconds - 60 },
      }),
      'an opaque token older than its expires_in': refused(401, invalidToken, {
        grant: { access_token: 'opaque-2YotnFZFEjr1zCsicMWpAA', expires_in: -5 },
      }),
    },
    inconclusive: {
      'an opaque token without expires_in': refused(401, invalidToken, {
        grant: { access_token: 'opaque-2YotnFZFEjr1zCsicMWpAA', expires_in: undefined },
      }),
    },
    notApplicable: { 'a success': {} },
  },
  'scope-sufficient': {
    valid: { 'a refusal for another reason': refused(401, invalidToken) },
    invalid: {
      'a scope that the token lacks': refused(
        403,
        'Bearer error="insufficient_scope", scope="contacts:write"',
      ),
    },
    notApplicable: { 'a success': {} },
  },
  'authentication-sufficient': {
    valid: {
      'a refusal for another reason': refused(401, invalidToken),
      'a login as it is wanted': refused(
        401,
        'Bearer error="insufficient_user_authentication", acr_values="pwd mfa", max_age=60',
        { accessToken: { acr: 'mfa', auth_time: seconds - 30 } },
      ),
    },
    invalid: {
      'a login by weaker means': refused(
        401,
        'Bearer error="insufficient_user_authentication", acr_values="mfa"',
        { accessToken: { acr: 'pwd', auth_time: seconds } },
      ),
      'a login too long ago': refused(
        401,
        'Bearer error="insufficient_user_authentication", max_age="60"',
        { accessToken: { acr: 'mfa', auth_time: seconds - 3600 } },
      ),
      'a challenge that names no login': refused(
        401,
        'Bearer error="insufficient_user_authentication"',
      ),
    },
    notApplicable: { 'a success': {} },
  },
  'token-for-this-api': {
    valid: { 'an aud of the API’s own origin': refused(401, invalidToken) },
    invalid: {
      'a token for the client': refused(401, invalidToken, { accessToken: { aud: 's6BhdRkqt3' } }),
      'a token for UserInfo': refused(401, invalidToken, {
        accessToken: { aud: 'https://login.acme.test/userinfo' },
      }),
    },
    inconclusive: {
      'an identifier that is no address': refused(401, invalidToken, {
        accessToken: { aud: 'contacts' },
      }),
    },
    notApplicable: { 'a success': {} },
  },
  'token-accepted': {
    invalid: {
      'a 401 that nothing explains': refused(401, invalidToken),
      'a 403 that nothing explains': refused(403, 'Bearer realm="acme"'),
    },
    notApplicable: {
      'a refusal that is explained': refused(401, invalidToken, {
        accessToken: { exp: seconds - 60 },
      }),
    },
  },
  preflight: {
    valid: { 'origin and header allowed': preflight(...allowed) },
    invalid: {
      'no CORS headers': preflight(),
      'another origin': preflight(
        ['Access-Control-Allow-Origin', 'https://other.test'],
        ...allowed.slice(1),
      ),
      'a star for Authorization': preflight(...allowed.slice(0, 1), [
        'Access-Control-Allow-Headers',
        '*',
      ]),
    },
    notApplicable: { 'a request with a token': {} },
  },
  status: {
    invalid: {
      'a 415': { answers: { 'api-request': json(415, {}) }, until: step },
      'ok: false with 200, as Slack answers': {
        answers: { 'api-request': json(200, { ok: false, error: 'missing_scope' }) },
        until: step,
      },
    },
    notApplicable: {
      'a 401': refused(401, invalidToken),
      'a 404': { answers: { 'api-request': json(404, {}) }, until: step },
    },
  },
  found: { invalid: { 'a 404': { answers: { 'api-request': json(404, {}) }, until: step } } },
})
