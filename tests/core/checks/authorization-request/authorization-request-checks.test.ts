import { authorizationRequestChecks } from '../../../../core/checks/authorization-request/all.ts'
import type { SignedJwt } from '../../../../core/http.ts'
import type { Edit } from '../../../../core/run.ts'
import {
  append,
  appendCallback,
  appendExchange,
  issuer,
  json,
  startedAt,
} from '../../arrange-run.ts'
import { type Case, changeSent, testChecks } from '../check-table.ts'

const edited = (...edits: readonly Edit[]): Case => ({
  edits: { 'authorization-request': edits },
  until: 'authorization-request',
})

const set = (name: string, value: string): Case =>
  edited({ change: 'set', where: 'query', name, index: 0, value })
const add = (name: string, value: string): Case =>
  edited({ change: 'add', where: 'query', name, index: 0, value })
const without = (name: string): Case =>
  edited({ change: 'remove', where: 'query', name, index: 0, value: '' })

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

const pushed: Case = { connection: { pushed: true }, until: 'authorization-request' }

const hybrid: Case = {
  connection: { response_type: 'code id_token' },
  until: 'authorization-request',
}

const signed: Case = {
  connection: { requestObject: { alg: 'HS256' } },
  until: 'authorization-request',
}

/** A request whose object lies at that address for the server to fetch. */
const served = (servedFrom = 'https://tool.test'): Case => ({
  connection: { requestObject: { alg: 'HS256', servedFrom } },
  until: 'authorization-request',
})

/** A signed request whose object says this beside what a healthy one says. */
const object = (claims: Readonly<Record<string, unknown>>, header = {}, more: Case = {}): Case => ({
  ...signed,
  ...more,
  change: changeSent('authorization-request', ({ request, at }) => ({
    request: {
      ...request,
      query: request.query.map(([name, value]) =>
        typeof value === 'object' && 'jwt' in value
          ? [name, { jwt: objectWith(value.jwt, claims, header, Math.floor(at / 1000)) }]
          : [name, value],
      ),
    },
  })),
})

/** A member that is undefined is left out. */
function objectWith(
  { header, claims, key }: SignedJwt['jwt'],
  changed: object,
  head: object,
  now: number,
) {
  const times = { iat: now, nbf: now, exp: now + 60, jti: 'once' }
  const said = { header: { ...header, ...head }, claims: { ...claims, ...times, ...changed } }
  return { ...(JSON.parse(JSON.stringify(said)) as typeof said), key }
}

const algs = (...names: readonly string[]) => ({
  metadata: { request_object_signing_alg_values_supported: names },
})

const seconds = Math.floor(startedAt / 1000)

/** A pushed request whose reference the browser carries with a change. */
const inFront = (change: 'set' | 'add' | 'remove', name: string, value = ''): Case => ({
  ...pushed,
  edits: { 'authorization-request': [{ change, where: 'query', name, index: 0, value }] },
})

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
  'signed-where-required': {
    valid: { 'one that is': { ...signed, metadata: { require_signed_request_object: true } } },
    invalid: {
      'one that is not': {
        metadata: { require_signed_request_object: true },
        until: 'authorization-request',
      },
      'an object that nothing signs': object(
        {},
        { alg: 'none' },
        { metadata: { require_signed_request_object: true } },
      ),
    },
    notApplicable: { 'a server that does not': {} },
  },
  'object-client': {
    valid: { 'the same client': signed, 'the same in what is pushed': { ...pushed, ...signed } },
    invalid: { another: object({ client_id: 'another' }), none: object({ client_id: undefined }) },
    notApplicable: { 'plain parameters': {} },
  },
  'object-alone': {
    valid: { 'nothing inside': signed },
    invalid: {
      'a request inside': object({ request: 'eyJ' }),
      'a request_uri inside': object({ request_uri: 'https://client.test/object' }),
    },
    beside: ['request-or-request-uri'],
    notApplicable: { 'plain parameters': {} },
  },
  'object-times': {
    valid: { 'a minute': object({}), 'no nbf': object({ nbf: undefined }) },
    invalid: {
      expired: object({ exp: seconds - 600 }),
      milliseconds: object({ exp: startedAt + 60_000 }),
      'not good yet': object({ nbf: seconds + 600 }),
      'an exp that is text': object({ exp: 'soon' }),
    },
    notApplicable: {
      'plain parameters': {},
      'a draft': signed,
      'no times': object({ exp: undefined, nbf: undefined }),
    },
  },
  'object-agreement': {
    valid: { 'the same twice': signed },
    invalid: {
      'another scope': object({ scope: 'openid' }),
      'another response_type': object({ response_type: 'code id_token' }),
    },
    beside: ['response-mode-known', 'nonce-required'],
    notApplicable: {
      'plain parameters': {},
      'nothing twice': object({ scope: undefined, response_type: undefined }),
    },
  },
  'object-issuer': {
    valid: { 'the client': signed },
    invalid: { another: object({ iss: 'another' }), nobody: object({ iss: undefined }) },
    notApplicable: { 'plain parameters': {} },
  },
  'object-audience': {
    valid: { 'the issuer': signed, 'the issuer among others': object({ aud: ['x', issuer] }) },
    invalid: {
      'the endpoint': object({ aud: `${issuer}/authorize` }),
      nobody: object({ aud: undefined }),
    },
    notApplicable: { 'plain parameters': {} },
  },
  'object-alg': {
    valid: { 'one of the list': object({}, {}, algs('RS256', 'HS256')) },
    invalid: {
      another: object({}, {}, algs('RS256')),
      none: object({}, { alg: 'none' }, algs('RS256')),
    },
    notApplicable: { 'plain parameters': {}, 'no list': signed },
  },
  'object-signed': {
    valid: { 'one that is': signed },
    invalid: { 'one that is not': object({}, { alg: 'none' }) },
    notApplicable: { 'plain parameters': {} },
  },
  'object-supported': {
    valid: {
      'by value': { ...signed, metadata: { request_parameter_supported: true } },
      'by reference': { ...served(), metadata: { request_uri_parameter_supported: true } },
    },
    invalid: {
      'by value': { ...signed, metadata: { request_parameter_supported: false } },
      'by reference': { ...served(), metadata: { request_uri_parameter_supported: false } },
    },
    notApplicable: {
      'plain parameters': {},
      'metadata that do not say': signed,
      'what is pushed': {
        ...{ ...pushed, connection: { ...pushed.connection, ...signed.connection } },
        metadata: { request_parameter_supported: false },
      },
    },
  },
  'object-https': {
    valid: { https: served(), 'this machine': served('http://localhost:4400') },
    invalid: { 'http to elsewhere': served('http://tool.test') },
    beside: ['object-reachable'],
    notApplicable: { 'an object in the request': signed },
  },
  'object-reachable': {
    valid: { 'a public name': served() },
    invalid: {
      'this machine, from the internet': served('http://localhost:4400'),
      'a private network, from the internet': served('https://10.0.0.7'),
    },
    notApplicable: { 'an object in the request': signed },
  },
  'object-address-registered': {
    valid: {
      'a server that does not ask': {
        ...served(),
        metadata: { require_request_uri_registration: false },
      },
    },
    invalid: {
      'a server that wants it': {
        ...served(),
        metadata: { require_request_uri_registration: true },
      },
    },
    notApplicable: { 'an object in the request': signed, 'metadata that do not say': served() },
  },
  'object-address-length': {
    valid: { 'a short one': served() },
    invalid: { 'a long one': served(`https://${'name.'.repeat(100)}test`) },
    notApplicable: { 'an object in the request': signed },
  },
  'object-subject': {
    valid: { 'no sub': signed, 'the user': object({ sub: 'ada' }) },
    invalid: { 'the client': object({ sub: 's6BhdRkqt3' }) },
    notApplicable: { 'plain parameters': {} },
  },
  'object-type': {
    valid: { 'its own type': signed },
    invalid: {
      'that of any JWT': object({}, { typ: 'JWT' }),
      none: object({}, { typ: undefined }),
    },
    notApplicable: { 'plain parameters': {} },
  },
  'reference-given': {
    valid: { 'the one that was given': pushed },
    invalid: { another: inFront('set', 'request_uri', 'urn:example:another') },
    // Of a request that nobody knows, nothing is known.
    beside: ['response-type', 'state-present'],
    notApplicable: { 'nothing pushed': {} },
  },
  'reference-client': {
    valid: { 'the same': pushed },
    invalid: {
      another: inFront('set', 'client_id', 'another'),
      none: inFront('remove', 'client_id'),
    },
    notApplicable: { 'nothing pushed': {} },
  },
  'reference-alive': {
    valid: { 'one just given': pushed },
    invalid: {
      'one that has ended': {
        ...pushed,
        answers: {
          'pushed-authorization-request': json(201, {
            request_uri: 'urn:example:1',
            expires_in: 0.01,
          }),
        },
      },
    },
    notApplicable: { 'nothing pushed': {} },
  },
  'reference-once': {
    valid: { 'a new one': pushed },
    invalid: {
      'the same again': {
        ...pushed,
        change: (run) => appendExchange(run, 'authorization-request'),
      },
    },
    notApplicable: { 'nothing pushed': {} },
  },
  'reference-alone': {
    valid: { 'client_id and request_uri': pushed },
    invalid: { 'a scope beside them': inFront('add', 'scope', 'openid') },
    notApplicable: { 'nothing pushed': {} },
  },
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
