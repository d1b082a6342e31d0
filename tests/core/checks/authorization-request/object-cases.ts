import type { SignedJwt } from '../../../../core/http.ts'
import { issuer, startedAt } from '../../arrange-run.ts'
import { type Case, type Cases, changeSent } from '../check-table.ts'
import { pushed } from './edited-cases.ts'

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

/** Requests that are signed, and how the object gets to the server. */
export const objectCases: Readonly<Record<string, Cases>> = {
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
}
