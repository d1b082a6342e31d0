import { expect, test } from 'vitest'
import { discoveryChecks } from '../../../../core/checks/discovery/all.ts'
import { issuerEquals } from '../../../../core/checks/discovery/issuer-equals.ts'
import { healthyMetadata, issuer, json, respond } from '../../arrange-run.ts'
import { aliasesCases } from '../certificate-cases.ts'
import { type Case, factsOf, testChecks } from '../check-table.ts'
import { responseCases } from '../response-cases.ts'

const shared = responseCases('discovery', healthyMetadata)

const metadata = (members: Readonly<Record<string, unknown>>): Case => ({
  metadata: members,
  until: 'discovery',
})

/** A document of an issuer that is asked for by the name given. */
const askedAs = (asked: string, members: Readonly<Record<string, unknown>>): Case => ({
  ...metadata(members),
  connection: { issuer: asked },
})

const tenant = 'https://login.microsoftonline.com/{tenantid}/v2.0'

testChecks(discoveryChecks, {
  'mtls-aliases': aliasesCases,
  ...shared,
  'status-200': {
    invalid: {
      'a 404 in the one form that is asked': {
        connection: { discovery: 'openid' },
        answers: { discovery: respond(404, 'Not Found') },
        until: 'discovery',
      },
      'a 401': { answers: { discovery: json(401, { error: 'unauthorized' }) }, until: 'discovery' },
    },
  },
  'issuer-present': {
    invalid: {
      'no issuer': metadata({ issuer: undefined }),
      'an empty issuer': metadata({ issuer: '' }),
    },
  },
  'issuer-equals': {
    valid: {
      'the issuer asked': metadata({}),
      'Entra ID’s template': askedAs('https://login.microsoftonline.com/common/v2.0', {
        issuer: tenant,
      }),
    },
    invalid: {
      'a trailing slash': metadata({ issuer: `${issuer}/` }),
      'another host': metadata({ issuer: 'https://evil.test' }),
      'another case': metadata({ issuer: 'https://login.ACME.test' }),
      'a template of another tenant': askedAs('https://login.microsoftonline.com/acme/v2.0', {
        issuer: tenant,
      }),
    },
  },
  'issuer-form': {
    valid: {
      https: metadata({}),
      'http on this machine': askedAs('http://127.0.0.1:4402/quiet-otter', {
        issuer: 'http://127.0.0.1:4402/quiet-otter',
      }),
    },
    invalid: {
      'http elsewhere': askedAs('http://login.acme.test', { issuer: 'http://login.acme.test' }),
      'a query': askedAs(`${issuer}?a=b`, { issuer: `${issuer}?a=b` }),
      'no URL': askedAs('https://login.acme.test', { issuer: 'login.acme.test' }),
    },
    beside: ['issuer-equals'],
  },
  'endpoints-present': {
    valid: {
      'a healthy run': metadata({}),
      'an endpoint entered by hand': {
        ...metadata({ token_endpoint: undefined }),
        connection: { metadata: { token_endpoint: `${issuer}/token` } },
      },
      'no jwks_uri without OpenID Connect': {
        ...metadata({ jwks_uri: undefined }),
        connection: { scope: 'contacts' },
      },
    },
    invalid: {
      'no token_endpoint': metadata({ token_endpoint: undefined }),
      'no jwks_uri': metadata({ jwks_uri: undefined }),
      'an empty document': {
        answers: { discovery: json(200, { issuer }) },
        until: 'discovery',
      },
    },
    beside: ['required-members'],
  },
  'endpoint-urls': {
    invalid: {
      'a script': metadata({ authorization_endpoint: 'javascript:alert(1)' }),
      'a path': metadata({ token_endpoint: '/oauth/token' }),
      'a fragment': metadata({ userinfo_endpoint: `${issuer}/userinfo#x` }),
    },
  },
  'https-endpoints': {
    valid: {
      'https everywhere': metadata({}),
      'http on this machine': askedAs('http://localhost:8080', {
        issuer: 'http://localhost:8080',
        token_endpoint: 'http://localhost:8080/token',
        userinfo_endpoint: 'http://[::1]:8080/userinfo',
      }),
    },
    invalid: { 'http behind a proxy': metadata({ token_endpoint: 'http://login.acme.test/t' }) },
  },
  'endpoints-not-more-private': {
    valid: {
      'endpoints as public as the issuer': metadata({}),
      'a private issuer with private endpoints': askedAs('https://10.1.2.3', {
        issuer: 'https://10.1.2.3',
        token_endpoint: 'https://192.168.0.4/token',
      }),
    },
    invalid: {
      'a loopback address': metadata({ token_endpoint: 'https://127.0.0.1/token' }),
      'a loopback address as a number': metadata({ jwks_uri: 'https://2130706433/jwks' }),
      'cloud metadata': metadata({ jwks_uri: 'https://169.254.169.254/latest' }),
      'a private IPv6 address': metadata({ jwks_uri: 'https://[fd00::1]/jwks' }),
      'a mapped IPv4 address': metadata({ jwks_uri: 'https://[::ffff:10.0.0.1]/jwks' }),
      'the name of a container': metadata({ token_endpoint: 'https://keycloak:8080/token' }),
      'a name of this machine': metadata({ jwks_uri: 'https://idp.localhost/jwks' }),
    },
  },
  'required-members': {
    invalid: {
      'no subject_types_supported': metadata({ subject_types_supported: undefined }),
      'no algorithms': metadata({ id_token_signing_alg_values_supported: undefined }),
    },
    notApplicable: {
      'a server without OpenID Connect': {
        ...metadata({ subject_types_supported: undefined }),
        connection: { scope: 'contacts' },
      },
    },
  },
  'member-types': {
    valid: {
      'null for what is absent': metadata({ registration_endpoint: null }),
    },
    invalid: {
      'text for a list': metadata({ grant_types_supported: 'authorization_code' }),
      'a number for an endpoint': metadata({ revocation_endpoint: 7 }),
      'text for a boolean': metadata({ authorization_response_iss_parameter_supported: 'true' }),
    },
  },
  'response-type-code': {
    valid: {
      'the hybrid type that is asked for, in another order': {
        ...metadata({ response_types_supported: ['id_token code'] }),
        connection: { response_type: 'code id_token' },
      },
    },
    invalid: { 'the implicit flow alone': metadata({ response_types_supported: ['id_token'] }) },
    notApplicable: { 'no list': metadata({ response_types_supported: undefined }) },
  },
  'grant-types': {
    invalid: { 'refresh alone': metadata({ grant_types_supported: ['refresh_token'] }) },
    notApplicable: { 'no list': metadata({ grant_types_supported: undefined }) },
  },
  'pkce-s256': {
    invalid: { 'plain alone': metadata({ code_challenge_methods_supported: ['plain'] }) },
    notApplicable: { 'no list': metadata({ code_challenge_methods_supported: undefined }) },
  },
  rs256: {
    invalid: {
      'PS256 alone': metadata({ id_token_signing_alg_values_supported: ['PS256'] }),
    },
  },
  'no-unsigned-id-tokens': {
    invalid: {
      'none beside RS256': metadata({ id_token_signing_alg_values_supported: ['RS256', 'none'] }),
    },
  },
  'scopes-listed': {
    invalid: {
      'no offline_access': metadata({ scopes_supported: ['openid', 'profile', 'email'] }),
    },
    notApplicable: { 'no list': metadata({ scopes_supported: undefined }) },
  },
})

test('the issuer of another host is not offered as a change', async () => {
  const facts = await factsOf(metadata({ issuer: 'https://evil.test' }))
  expect(issuerEquals.test(facts)).not.toHaveProperty('fix.connection')
})

test('the issuer with its trailing slash is', async () => {
  const facts = await factsOf(metadata({ issuer: `${issuer}/` }))
  expect(issuerEquals.test(facts)).toMatchObject({ fix: { connection: { issuer: `${issuer}/` } } })
})
