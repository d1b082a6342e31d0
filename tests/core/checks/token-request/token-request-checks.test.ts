import { tokenRequestChecks } from '../../../../core/checks/token-request/all.ts'
import type { SecretTraits } from '../../../../core/run.ts'
import { appendExchange, issuer, json } from '../../arrange-run.ts'
import { assertionCases } from '../assertion-cases.ts'
import { aliasCases, certificateShownCases } from '../certificate-cases.ts'
import { boundTypeCases, proofCases, proofNonceCases } from '../dpop-cases.ts'
import { type Case, mapEntries, testChecks } from '../check-table.ts'
import {
  add,
  edited,
  granting,
  refusing,
  set,
  tokenEndpointCases,
  withTraits,
  without,
} from '../token-endpoint-cases.ts'

const step = 'token-request'
const refused = refusing(step, 'invalid_client', 401)
const withoutPkce: Case = { connection: { pkce: 'off' }, until: step }

const payment = { type: 'payment', actions: ['pay', 'read'] }

/** A payment is asked for in detail, and this is granted. */
const detailed = (authorization_details: unknown): Case => ({
  connection: {
    authorizationParameters: [['authorization_details', JSON.stringify([payment])]],
  },
  grant: { authorization_details },
  until: step,
})

const accessTokenType = 'urn:ietf:params:oauth:token-type:access_token'

/** A token exchange that brings these members beside the token. */
const exchanging = (grant: Readonly<Record<string, unknown>>): Case => ({
  connection: {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    grantSecrets: ['subject_token'],
    tokenExchange: {
      ...{ subject_token_type: accessTokenType, actor_token_type: accessTokenType },
      requested_token_type: accessTokenType,
    },
  },
  grant,
  until: step,
})

/** A token for the client itself, with these members beside it. */
const forItself = (grant: Readonly<Record<string, unknown>>): Case => ({
  connection: { grant_type: 'client_credentials' },
  grant,
  until: step,
})

const ofDevice: Case = {
  connection: { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', scope: 'read' },
}

/** Two polls of a device, the second so many seconds after the first was answered. */
const polledAfter = (seconds: number): Case => ({
  ...ofDevice,
  answers: { [step]: json(400, { error: 'authorization_pending' }) },
  until: step,
  change: (run) => {
    const again = appendExchange(
      run,
      step,
      [],
      json(200, { access_token: 'x', token_type: 'Bearer' }),
    )
    return mapEntries(again, (entry) =>
      entry.id > run.entries.length ? { ...entry, at: entry.at + seconds * 1000 } : entry,
    )
  },
})

/** The token request was sent so many seconds after the callback. */
const sentAfter = (seconds: number, arranged: Case): Case => ({
  ...arranged,
  change: (run) =>
    mapEntries(run, (entry) =>
      entry.step === step ? { ...entry, at: entry.at + seconds * 1000 } : entry,
    ),
})

/** A refused secret of these traits, sent as Basic. */
const refusedSecret = (
  traits: Partial<SecretTraits>,
  connection: Case['connection'] = {},
): Case => ({
  ...refused,
  connection: { clientAuthentication: 'client_secret_basic', ...connection },
  change: withTraits(step, traits),
})

/** The same at Entra ID. */
const refusedByEntra = (traits: Partial<SecretTraits>): Case => ({
  ...refusedSecret(traits),
  metadata: { token_endpoint: 'https://login.microsoftonline.com/acme/oauth2/v2.0/token' },
})

const realm = (name: string, endpoint: string) =>
  `${issuer}/realms/${name}/protocol/openid-connect/${endpoint}`

testChecks(tokenRequestChecks, {
  'mtls-alias': aliasCases,
  ...assertionCases(step),
  'certificate-shown': certificateShownCases(step),
  'dpop-proof': proofCases(step),
  'dpop-nonce': proofNonceCases(step),
  'dpop-token-type': boundTypeCases(step),
  ...tokenEndpointCases(step),
  'grant-type': {
    notApplicable: {
      'no grant_type, where the server does without': without(step, 'grant_type'),
    },
    invalid: {
      'another grant': set(step, 'grant_type', 'client_credentials'),
      'no grant_type, where the server misses it': {
        ...without(step, 'grant_type'),
        answers: { [step]: json(400, { error: 'invalid_request' }) },
        until: step,
      },
    },
  },
  'issued-token-type': {
    valid: { 'the type asked for': exchanging({ issued_token_type: accessTokenType }) },
    invalid: {
      'no type': exchanging({}),
      'another type': exchanging({ issued_token_type: 'urn:ietf:params:oauth:token-type:jwt' }),
    },
    notApplicable: { 'another grant': {} },
  },
  'no-refresh-for-a-client': {
    valid: { 'an access token alone': forItself({}) },
    invalid: { 'a refresh token': forItself({ refresh_token: 'one more secret' }) },
    notApplicable: { 'another grant': {} },
  },
  'polled-slowly': {
    valid: { 'six seconds later': polledAfter(6) },
    invalid: { 'one second later': polledAfter(1) },
    notApplicable: { 'another grant': {}, 'one poll': { ...ofDevice, until: step } },
  },
  'code-from-callback': {
    invalid: {
      'a code cut at its end': set(step, 'code', 'SplxlOBeZQQYbYS6WxSbI'),
      'a code decoded twice': { ...set(step, 'code', 'a b'), code: 'a+b' },
      'no code': without(step, 'code'),
    },
  },
  'code-used-once': {
    invalid: {
      'a code sent twice': {
        until: step,
        change: (run) => appendExchange(run, step, [], json(400, { error: 'invalid_grant' })),
      },
      'a code spent by an experiment': {
        until: 'authorization-response',
        change: (run) =>
          appendExchange(
            appendExchange(run, step, [], json(400, { error: 'invalid_grant' }), 'experiment'),
            step,
            [],
            json(400, { error: 'invalid_grant' }),
          ),
      },
    },
  },
  'code-fresh': {
    valid: { 'a code sent at once': {} },
    invalid: {
      'a code refused after eleven minutes': sentAfter(660, refusing(step, 'invalid_grant')),
    },
    inconclusive: {
      'a code refused after two minutes': sentAfter(120, refusing(step, 'invalid_grant')),
    },
    notApplicable: { 'a code taken after two minutes': sentAfter(120, { until: step }) },
  },
  'redirect-uri-identical': {
    invalid: {
      'a trailing slash': set(step, 'redirect_uri', 'http://127.0.0.1:4400/callback/'),
      'no redirect_uri': without(step, 'redirect_uri'),
    },
    notApplicable: {
      'plain OAuth without one': {
        connection: { scope: 'contacts' },
        edits: {
          'authorization-request': [
            { change: 'remove', where: 'query', name: 'redirect_uri', index: 0, value: '' },
          ],
        },
        until: step,
      },
    },
  },
  'client-id-same': {
    valid: {
      'in the body': {},
      'as Basic': { connection: { clientAuthentication: 'client_secret_basic' } },
    },
    invalid: { 'another client': set(step, 'client_id', 'another-client') },
  },
  'verifier-sent': {
    invalid: { 'no verifier': without(step, 'code_verifier') },
    notApplicable: { 'no PKCE': withoutPkce },
  },
  'verifier-matches-challenge': {
    valid: { S256: {}, plain: { connection: { pkce: 'plain' } } },
    invalid: {
      'the verifier of another attempt': set(
        step,
        'code_verifier',
        'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
      ),
    },
  },
  'verifier-form': {
    invalid: {
      'a short one': {
        drawn: {
          code_verifier: 'too-short',
          code_challenge: 'JxS9a0vlS4cpzKOYjUdGCP4xHdT9e0u3LDzY9Q6Qn6Y',
        },
        until: step,
      },
    },
    beside: ['verifier-matches-challenge'],
  },
  'verifier-asked-for': {
    invalid: {
      'a verifier without a challenge': {
        ...withoutPkce,
        ...add(step, 'code_verifier', 'v'.repeat(43)),
      },
    },
    notApplicable: { 'no PKCE': withoutPkce },
  },
  'same-server': {
    invalid: {
      'another tenant': edited(step, { change: 'url', value: `${issuer}/other/oauth/token` }),
      'another realm, where the trace has no metadata': {
        ...edited(step, { change: 'url', value: realm('master', 'token') }),
        metadata: {
          authorization_endpoint: realm('shop', 'auth'),
          token_endpoint: realm('master', 'token'),
        },
      },
    },
  },
  'credentials-sent': {
    invalid: {
      'none, and the server wants some': {
        ...refused,
        connection: { clientAuthentication: 'none' },
      },
    },
    notApplicable: { 'a public client': { connection: { clientAuthentication: 'none' } } },
  },
  'authentication-method-supported': {
    invalid: {
      'a refused method that is not listed': {
        ...refused,
        metadata: { token_endpoint_auth_methods_supported: ['client_secret_basic'] },
      },
    },
    notApplicable: {
      'a method that is not listed but works': {
        metadata: { token_endpoint_auth_methods_supported: ['client_secret_basic'] },
      },
      'a public client': { connection: { clientAuthentication: 'none' } },
    },
  },
  'secret-without-whitespace': {
    valid: { 'a refused secret without any': refusedSecret({}) },
    invalid: { 'a refused secret with a line break': refusedSecret({ whitespaceAtEnds: true }) },
    notApplicable: {
      'a secret that was taken': { change: withTraits(step, { whitespaceAtEnds: true }) },
    },
  },
  'secret-not-an-id': {
    valid: { 'a refused value': refusedByEntra({}) },
    invalid: { 'a refused GUID': refusedByEntra({ looksLikeGuid: true }) },
    notApplicable: { 'a GUID elsewhere': refusedSecret({ looksLikeGuid: true }) },
  },
  'basic-encoding': {
    valid: { 'a refused secret of letters': refusedSecret({}) },
    invalid: {
      'a refused secret with a +, sent as it is': refusedSecret(
        { encodedInBasic: true },
        { basicFormEncoded: false },
      ),
    },
    inconclusive: {
      'a refused secret with a +, sent encoded': refusedSecret({ encodedInBasic: true }),
    },
    notApplicable: { 'a secret in the body': { ...refused, change: withTraits(step, {}) } },
  },
  'expires-in-agrees': {
    valid: {
      'the lifetime of the token': {},
      'less, for a token from a cache': { grant: { expires_in: 60 } },
    },
    invalid: { 'ten times the lifetime': { grant: { expires_in: 360_000 }, until: step } },
    notApplicable: { 'an opaque token': granting(step, { expires_in: 60 }) },
  },
  'id-token-present': {
    invalid: {
      'none though openid was asked for': {
        ...granting(step, {}),
        connection: { scope: 'openid' },
      },
    },
    notApplicable: { 'plain OAuth': granting(step, {}) },
  },
  'refresh-token-present': {
    invalid: {
      'none though offline_access was asked for': {
        grant: { refresh_token: undefined },
        until: step,
      },
    },
    notApplicable: { 'no offline_access': { connection: { scope: 'openid' } } },
  },
  'details-granted': {
    valid: {
      'as it was asked': detailed([payment]),
      'richer than it was asked': detailed([{ ...payment, account: 'DE40' }]),
      'in another order of members': detailed([{ actions: ['read', 'pay'], type: 'payment' }]),
    },
    notApplicable: { 'nothing asked for in detail': {} },
    invalid: {
      'no word of it': detailed(undefined),
      'another type': detailed([{ type: 'account' }]),
      'fewer actions': detailed([{ ...payment, actions: ['read'] }]),
      'more actions': detailed([{ ...payment, actions: ['read', 'pay', 'cancel'] }]),
      'a member left out': detailed([{ type: 'payment' }]),
      'a second detail': detailed([payment, { type: 'account' }]),
    },
  },
  'scope-granted': {
    valid: {
      'what was asked for': {},
      'Google’s spelling': {
        connection: { scope: 'openid email' },
        grant: { scope: 'openid https://www.googleapis.com/auth/userinfo.email' },
      },
      'Entra ID’s spelling': {
        connection: { scope: 'openid offline_access https://graph.microsoft.com/User.Read' },
        grant: { scope: 'openid User.Read' },
      },
      'Entra ID’s list of the API’s scopes alone': {
        connection: { scope: 'openid profile email api://6e74/Contacts.Read' },
        grant: { scope: 'api://6e74/Contacts.Read' },
      },
      commas: { connection: { scope: 'repo gist' }, grant: { scope: 'gist,repo' } },
    },
    invalid: {
      'one scope less': { grant: { scope: 'openid profile' }, until: step },
    },
    notApplicable: { 'no scope in the answer': { grant: { scope: undefined } } },
  },
})
