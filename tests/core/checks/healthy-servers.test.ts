import { describe, expect, test } from 'vitest'
import { json } from '../arrange-run.ts'
import { type Case, factsOf } from './check-table.ts'
import { messageChecks } from './message-checks.ts'

const state = 'af0ifjsldkj-Xq7-Zk3-9Wm-Lp2'

/** A server that sends no iss and promises none. */
const withoutIss: Case = {
  drawn: { state },
  callback: [
    ['code', 'SplxlOBeZQQYbYS6WxSbIA'],
    ['state', state],
  ],
}

/** What good servers do differently from each other, as their documentation shows it. */
const servers: Readonly<Record<string, Case>> = {
  'the arranged server': {},
  'one on this machine, over http': {
    ...withoutIss,
    connection: { issuer: 'http://127.0.0.1:4402/quiet-otter' },
    metadata: {
      issuer: 'http://127.0.0.1:4402/quiet-otter',
      authorization_response_iss_parameter_supported: undefined,
      authorization_endpoint: 'http://127.0.0.1:4402/quiet-otter/authorize',
      token_endpoint: 'http://127.0.0.1:4402/quiet-otter/token',
      jwks_uri: 'http://127.0.0.1:4402/quiet-otter/jwks',
      userinfo_endpoint: 'http://127.0.0.1:4402/quiet-otter/userinfo',
    },
  },
  'one like Auth0': {
    ...withoutIss,
    connection: { issuer: 'https://acme.auth0.com/' },
    metadata: {
      issuer: 'https://acme.auth0.com/',
      authorization_response_iss_parameter_supported: undefined,
      id_token_signing_alg_values_supported: ['HS256', 'RS256', 'PS256'],
      code_challenge_methods_supported: ['S256', 'plain'],
    },
  },
  'one like Entra ID, which lists little and leaves offline_access out of the scope': {
    ...withoutIss,
    connection: {
      issuer: 'https://login.microsoftonline.com/common/v2.0',
      scope: 'openid profile offline_access api://6e74/Contacts.Read',
      audience: '',
    },
    metadata: {
      issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0',
      userinfo_endpoint: 'https://graph.microsoft.com/oidc/userinfo',
      code_challenge_methods_supported: undefined,
      grant_types_supported: undefined,
      authorization_response_iss_parameter_supported: undefined,
      token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt'],
      cloud_instance_name: 'microsoftonline.com',
      rbac_url: 'https://pas.windows.net',
      tenant_region_scope: null,
    },
    grant: { scope: 'openid profile api://6e74/Contacts.Read', ext_expires_in: 36_000 },
  },
  'one like Google, which renames scopes': {
    ...withoutIss,
    connection: {
      issuer: 'https://accounts.google.com',
      scope: 'openid email profile',
      audience: '',
      authorizationParameters: [
        ['access_type', 'offline'],
        ['prompt', 'consent'],
      ],
    },
    metadata: {
      issuer: 'https://accounts.google.com',
      authorization_response_iss_parameter_supported: undefined,
      token_endpoint: 'https://oauth2.googleapis.com/token',
      scopes_supported: ['openid', 'email', 'profile'],
      response_modes_supported: undefined,
    },
    grant: {
      scope:
        'openid https://www.googleapis.com/auth/userinfo.email https://www.googleapis.com/auth/userinfo.profile',
    },
  },
  'one like Keycloak, for a public client that no list names': {
    ...withoutIss,
    connection: {
      issuer: 'https://id.acme.test/realms/acme',
      clientAuthentication: 'none',
      hasSecret: false,
    },
    metadata: {
      issuer: 'https://id.acme.test/realms/acme',
      authorization_response_iss_parameter_supported: undefined,
      code_challenge_methods_supported: ['plain', 'S256'],
      token_endpoint_auth_methods_supported: ['private_key_jwt', 'client_secret_basic'],
      mtls_endpoint_aliases: { token_endpoint: 'https://id.acme.test/mtls/token' },
    },
  },
  'one without OpenID Connect': {
    connection: { scope: 'contacts', audience: '' },
    metadata: {
      jwks_uri: undefined,
      userinfo_endpoint: undefined,
      subject_types_supported: undefined,
      id_token_signing_alg_values_supported: undefined,
    },
    grant: { id_token: undefined },
    until: 'token-request',
  },
  'one whose answers say no more than they must': {
    connection: { scope: 'contacts' },
    answers: {
      'token-request': json(200, {
        access_token: 'opaque-2YotnFZFEjr1zCsicMWpAA',
        token_type: 'bearer',
      }),
    },
    until: 'token-request',
  },
}

describe('a healthy run raises no error and no warning', () => {
  test.each(Object.entries(servers))('at %s', async (_title, arranged) => {
    const facts = await factsOf(arranged)
    const raised = messageChecks.filter(
      (check) => check.severity !== 'advice' && check.test(facts).outcome === 'fail',
    )
    expect(raised.map(({ id }) => id)).toEqual([])
  })

  test.each(Object.entries(servers))(
    'nor more than two pieces of advice at %s',
    async (_title, arranged) => {
      const facts = await factsOf(arranged)
      const raised = messageChecks.filter((check) => check.test(facts).outcome === 'fail')
      expect(raised.length).toBeLessThanOrEqual(2)
    },
  )
})
