import { authorizationRequestChecks } from '../../../../core/checks/authorization-request/all.ts'
import { append, appendCallback, appendExchange, issuer } from '../../arrange-run.ts'
import { type Case, testChecks } from '../check-table.ts'
import { add, edited, pushed, set, without } from './edited-cases.ts'
import { objectCases } from './object-cases.ts'
import { referenceCases } from './reference-cases.ts'

const details = (value: unknown): Case => add('authorization_details', JSON.stringify(value))
const detailed = { authorization_details_types_supported: ['payment', 'account'] }

/** The endpoint has a query of its own. */
const endpoint = `${issuer}/authorize?tenant=acme`
const ownQuery: Case = {
  metadata: { authorization_endpoint: endpoint },
  until: 'authorization-request',
}

/** A second attempt, after a first that was answered, with the values given. */
const secondAttempt = (values: Readonly<Record<string, string>>): Case => ({
  drawn: { state: 'state-of-the-first-attempt-Xq7', nonce: 'nonce-of-the-first-attempt-Xq7' },
  until: 'authorization-response',
  change: (run) => {
    const drawn = append(run, {
      kind: 'drawn',
      step: 'authorization-request',
      purpose: 'flow',
      values: {
        state: 'state-of-the-second-attempt-Zk3',
        nonce: 'nonce-of-the-second-attempt-Zk3',
        code_verifier: 'v'.repeat(43),
        code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
        ...values,
      },
    })
    return appendCallback(appendExchange(drawn, 'authorization-request'), [])
  },
})

const hybrid: Case = {
  connection: { response_type: 'code id_token' },
  until: 'authorization-request',
}

const publicClient = { clientAuthentication: 'none', hasSecret: false } as const

testChecks(authorizationRequestChecks, {
  'response-type': {
    invalid: { 'no response_type': without('response_type'), token: set('response_type', 'token') },
    notApplicable: {
      'a server that documents none': {
        ...without('response_type'),
        metadata: { authorization_endpoint: 'https://github.com/login/oauth/authorize' },
      },
      'a server that went on without it': {
        ...without('response_type'),
        until: 'authorization-response',
      },
    },
  },
  'code-only': {
    invalid: { 'a token as well': set('response_type', 'code token') },
    notApplicable: { 'no response_type': without('response_type') },
  },
  'client-id-present': {
    invalid: { 'no client_id': without('client_id'), 'an empty one': set('client_id', '') },
  },
  'redirect-uri-present': {
    valid: {
      'a healthy run': {},
      'plain OAuth without one': {
        ...without('redirect_uri'),
        connection: { scope: 'contacts' },
      },
    },
    invalid: { 'no redirect_uri': without('redirect_uri') },
  },
  'redirect-uri-form': {
    invalid: {
      'a wildcard': set('redirect_uri', 'https://*.acme.test/callback'),
      'a fragment': set('redirect_uri', 'https://app.acme.test/#/callback'),
      'a space at the end': set('redirect_uri', 'https://app.acme.test/callback '),
      'a path': set('redirect_uri', '/callback'),
    },
    beside: ['redirect-uri-as-connected'],
  },
  'redirect-uri-https': {
    valid: {
      'http on this machine': {},
      'a scheme of the application’s own': {
        connection: { redirect_uri: 'com.acme.app:/callback' },
        until: 'authorization-request',
      },
    },
    invalid: {
      'http elsewhere': {
        connection: { redirect_uri: 'http://app.acme.test/callback' },
        until: 'authorization-request',
      },
    },
  },
  'redirect-uri-as-connected': {
    invalid: {
      'a trailing slash': set('redirect_uri', 'http://127.0.0.1:4400/callback/'),
      'another port': set('redirect_uri', 'http://127.0.0.1:4401/callback'),
    },
  },
  'loopback-literal': {
    valid: { 'a public client at 127.0.0.1': { connection: publicClient } },
    invalid: {
      'a public client at localhost': {
        connection: { ...publicClient, redirect_uri: 'http://localhost:4400/callback' },
        until: 'authorization-request',
      },
    },
    notApplicable: {
      'a confidential client': {
        connection: { redirect_uri: 'http://localhost:4400/callback' },
        until: 'authorization-request',
      },
    },
  },
  'scope-syntax': {
    valid: {
      'a healthy run': {},
      'scopes that are addresses': {
        connection: { scope: 'openid https://www.acme.test/auth/contacts,read' },
        until: 'authorization-request',
      },
      'commas, where the server wants them': {
        connection: { scope: 'users:read team:read', scopeSeparator: ',' },
        until: 'authorization-request',
      },
    },
    invalid: {
      'spaces, where the server wants commas': {
        ...set('scope', 'users:read team:read'),
        connection: { scope: 'users:read team:read', scopeSeparator: ',' },
      },
      commas: set('scope', 'openid,profile'),
      'two spaces': set('scope', 'openid  profile'),
      'a line break': set('scope', 'openid\nprofile'),
      'a space at the end': set('scope', 'openid '),
      quotes: set('scope', '"openid profile"'),
    },
    beside: ['openid-scope'],
  },
  'scope-unique': {
    invalid: {
      'a scope twice': set('scope', 'openid profile profile'),
      'another case': set('scope', 'openid Profile'),
    },
  },
  'openid-scope': {
    invalid: { 'a nonce without openid': set('scope', 'profile email') },
    notApplicable: {
      'plain OAuth': { connection: { scope: 'contacts' }, until: 'authorization-request' },
    },
  },
  'state-present': { invalid: { 'no state': without('state') } },
  'nonce-present': {
    invalid: { 'no nonce': without('nonce') },
    notApplicable: {
      'plain OAuth': { connection: { scope: 'contacts' }, until: 'authorization-request' },
      'a server that puts none into ID Tokens': {
        connection: { nonce: 'off' },
        until: 'authorization-request',
      },
    },
  },
  'state-strength': {
    invalid: {
      'a short one': set('state', 'abc123'),
      'one character repeated': set('state', 'a'.repeat(40)),
      'a time': set('state', '1700000000000'),
    },
  },
  'nonce-strength': { invalid: { 'a short one': set('nonce', 'n-0S6') } },
  'state-fresh': {
    valid: { 'a second attempt with a new state': secondAttempt({}) },
    invalid: {
      'a second attempt with the same state': secondAttempt({
        state: 'state-of-the-first-attempt-Xq7',
      }),
    },
  },
  'nonce-fresh': {
    invalid: {
      'a second attempt with the same nonce': secondAttempt({
        nonce: 'nonce-of-the-first-attempt-Xq7',
      }),
    },
  },
  'nonce-not-state': {
    invalid: {
      'one value for both': {
        drawn: { state: 'one-value-for-both-Xq7-Zk3', nonce: 'one-value-for-both-Xq7-Zk3' },
        until: 'authorization-request',
      },
    },
  },
  'pkce-public-client': {
    inconclusive: {
      'a recording that ends before the token request': {
        ...without('code_challenge'),
        connection: { id: 'imported', clientAuthentication: 'none' },
      },
    },
    valid: { 'a public client with PKCE': { connection: publicClient } },
    invalid: {
      'a public client without': {
        connection: { ...publicClient, pkce: 'off' },
        until: 'authorization-request',
      },
    },
    notApplicable: { 'a confidential client': { connection: { pkce: 'off' } } },
  },
  pkce: {
    invalid: {
      'a confidential client without': {
        connection: { pkce: 'off' },
        until: 'authorization-request',
      },
    },
  },
  'pkce-s256': {
    invalid: {
      plain: { connection: { pkce: 'plain' }, until: 'authorization-request' },
      'no method': without('code_challenge_method'),
    },
    notApplicable: { 'no PKCE': { connection: { pkce: 'off' }, until: 'authorization-request' } },
  },
  'challenge-form': {
    invalid: {
      padding: set('code_challenge', 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM='),
      hexadecimal: set(
        'code_challenge',
        '13d31e961a1ad8ec2f16b10c4c982e0876a878ad6df144566ee1894acb70f9c3',
      ),
      'base64, not base64url': set('code_challenge', 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM'),
    },
  },
  'no-duplicates': {
    valid: {
      'a healthy run': {},
      'resource twice': edited(
        { change: 'add', where: 'query', name: 'resource', index: 0, value: 'https://a.test' },
        { change: 'add', where: 'query', name: 'resource', index: 0, value: 'https://b.test' },
      ),
    },
    invalid: {
      'scope twice': add('scope', 'openid'),
      'prompt in the endpoint’s query and among the parameters': {
        metadata: { authorization_endpoint: `${issuer}/authorize?prompt=login` },
        connection: { authorizationParameters: [['prompt', 'login']] },
        until: 'authorization-request',
      },
    },
  },
  'encoded-once': {
    valid: {
      'a healthy run': {},
      'a redirect_uri with a query of its own': {
        connection: { redirect_uri: 'https://app.acme.test/callback?next=%2Fhome' },
        until: 'authorization-request',
      },
      'a state with a percent sign': set('state', 'Xq7%20Zk3-Xq7Zk3-Xq7Zk3-Xq7'),
    },
    invalid: {
      'a redirect_uri': set('redirect_uri', 'http%3A%2F%2F127.0.0.1%3A4400%2Fcallback'),
      'a scope': set('scope', 'openid%20profile'),
      'a login_hint': add('login_hint', 'ada%40acme.test'),
    },
  },
  'no-secrets': {
    invalid: {
      'the secret': add('client_secret', 'hunter2'),
      'the verifier': add('code_verifier', 'v'.repeat(43)),
    },
  },
  'sent-to-endpoint': {
    invalid: {
      'another path': edited({ change: 'url', value: `${issuer}/oauth2/authorize` }),
    },
  },
  'endpoint-query-kept': {
    valid: { 'its query kept': ownQuery },
    invalid: {
      'its query lost': {
        ...ownQuery,
        edits: {
          'authorization-request': [{ change: 'url', value: `${issuer}/authorize` }],
        },
      },
    },
    notApplicable: { 'no query': {} },
  },
  'prompt-none-alone': {
    valid: { 'none alone': add('prompt', 'none') },
    invalid: { 'none and login': add('prompt', 'none login') },
    notApplicable: { 'no prompt': {}, 'another prompt': add('prompt', 'login consent') },
  },
  'prompt-known': {
    valid: { 'two known values': add('prompt', 'login consent') },
    invalid: { 'a typing mistake': add('prompt', 'concent') },
  },
  'pushed-where-required': {
    valid: {
      'one that is': { ...pushed, metadata: { require_pushed_authorization_requests: true } },
    },
    invalid: {
      'one that is not': {
        metadata: { require_pushed_authorization_requests: true },
        until: 'authorization-request',
      },
    },
    notApplicable: { 'a server that does not': {} },
  },
  ...objectCases,
  ...referenceCases,
  'nonce-required': {
    valid: { 'one that has it': hybrid },
    invalid: {
      'one without': {
        ...hybrid,
        edits: {
          'authorization-request': [
            { change: 'remove', where: 'query', name: 'nonce', index: 0, value: '' },
          ],
        },
      },
    },
    notApplicable: { 'a code alone': {} },
  },
  'display-known': {
    valid: { popup: add('display', 'popup') },
    invalid: { 'a value of nobody’s': add('display', 'big') },
    notApplicable: { 'no display': {} },
  },
  'max-age-number': {
    valid: { seconds: add('max_age', '3600') },
    invalid: { 'a unit': add('max_age', '1h'), 'a sign': add('max_age', '-1') },
  },
  'response-mode-known': {
    valid: { form_post: add('response_mode', 'form_post') },
    invalid: { 'a typing mistake': add('response_mode', 'form-post') },
    beside: ['response-mode-listed'],
  },
  'response-mode-listed': {
    valid: {
      form_post: add('response_mode', 'form_post'),
      'an unlisted one that was answered': {
        connection: { authorizationParameters: [['response_mode', 'fragment']] },
      },
    },
    invalid: { fragment: add('response_mode', 'fragment') },
  },
  'resource-form': {
    valid: { 'an address': add('resource', 'https://api.acme.test/') },
    invalid: {
      'a name': add('resource', 'contacts'),
      'a fragment': add('resource', 'https://api.acme.test/#contacts'),
    },
  },
  'claims-json': {
    valid: { 'a JSON object': add('claims', '{"id_token":{"email":null}}') },
    invalid: { 'names alone': add('claims', 'email'), 'cut JSON': add('claims', '{"id_token":') },
  },
  'details-form': {
    valid: { 'a detail with its type': details([{ type: 'payment' }]) },
    notApplicable: { 'a request without details': {} },
    invalid: {
      'an object alone': details({ type: 'payment' }),
      'an entry without a type': details([{ actions: ['read'] }]),
      'cut JSON': add('authorization_details', '[{"type":'),
      nothing: add('authorization_details', ''),
    },
  },
  'details-types': {
    valid: { 'a listed type': { ...details([{ type: 'payment' }]), metadata: detailed } },
    notApplicable: {
      'a request without details': { metadata: detailed },
      'metadata without a list': details([{ type: 'payment' }]),
    },
    invalid: { 'another type': { ...details([{ type: 'Payment' }]), metadata: detailed } },
  },
  'names-and-values-trimmed': {
    invalid: {
      'a space in a name': edited(
        { change: 'remove', where: 'query', name: 'audience', index: 0, value: '' },
        { change: 'add', where: 'query', name: ' audience', index: 0, value: 'x' },
      ),
      'a line break after the client_id': set('client_id', 's6BhdRkqt3\n'),
    },
  },
  'names-spelled': {
    invalid: {
      redirect_url: add('redirect_url', 'http://127.0.0.1:4400/callback'),
      scopes: add('scopes', 'openid'),
      'another case': add('Nonce', 'abc'),
    },
  },
  'url-length': { invalid: { 'a long state': set('state', 'aB3dE6-'.repeat(1300)) } },
  'request-or-request-uri': {
    valid: { 'one of them': add('request_uri', 'urn:example:bwc4JK') },
    invalid: {
      both: edited(
        { change: 'add', where: 'query', name: 'request', index: 0, value: 'eyJ' },
        { change: 'add', where: 'query', name: 'request_uri', index: 0, value: 'urn:x' },
      ),
    },
  },
  'unfragmented-endpoint': {
    invalid: { 'a fragment': edited({ change: 'url', value: `${issuer}/authorize#login` }) },
  },
  https: {
    valid: {
      'a healthy run': {},
      'http on this machine': {
        metadata: { authorization_endpoint: 'http://127.0.0.1:4402/authorize' },
        until: 'authorization-request',
      },
    },
    invalid: {
      http: edited({ change: 'url', value: 'http://login.acme.test/authorize' }),
    },
    beside: ['sent-to-endpoint'],
  },
})
