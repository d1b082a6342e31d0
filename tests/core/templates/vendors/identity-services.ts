import { auth0 } from '../../../../core/templates/auth0.ts'
import { cognito } from '../../../../core/templates/cognito.ts'
import { oktaCustom, oktaOrg } from '../../../../core/templates/okta.ts'
import { onelogin } from '../../../../core/templates/onelogin.ts'
import { ory } from '../../../../core/templates/ory.ts'
import { pingone } from '../../../../core/templates/pingone.ts'
import { type Vendor, metadata } from '../vendor.ts'

const environment = 'b9817c16-9910-4415-b67e-4ac687da74d9'
const ping = `https://auth.pingone.eu/${environment}/as`

export const identityServices: readonly Vendor[] = [
  {
    template: auth0,
    typed: { domain: 'acme.eu.auth0.com', audience: 'https://api.acme.com' },
    documented: {
      source:
        'https://auth0.com/docs/get-started/authentication-and-authorization-flow/authorization-code-flow-with-pkce/call-your-api-using-the-authorization-code-flow-with-pkce',
      authorization:
        'https://acme.eu.auth0.com/authorize?response_type=code&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256&client_id=YOUR_CLIENT_ID&redirect_uri=https%3A%2F%2Fapp.acme.com%2Fcallback&scope=appointments%20contacts&audience=https%3A%2F%2Fapi.acme.com&state=xyzABC123',
      token: {
        url: 'https://acme.eu.auth0.com/oauth/token',
        fields:
          'grant_type=authorization_code&client_id=YOUR_CLIENT_ID&code_verifier=YOUR_GENERATED_CODE_VERIFIER&code=YOUR_AUTHORIZATION_CODE&redirect_uri=https%3A%2F%2Fapp.acme.com%2Fcallback&client_secret=',
      },
    },
    metadata: metadata({
      issuer: 'https://acme.eu.auth0.com/',
      authorization_endpoint: 'https://acme.eu.auth0.com/authorize',
      token_endpoint: 'https://acme.eu.auth0.com/oauth/token',
      userinfo_endpoint: 'https://acme.eu.auth0.com/userinfo',
      jwks_uri: 'https://acme.eu.auth0.com/.well-known/jwks.json',
      device_authorization_endpoint: 'https://acme.eu.auth0.com/oauth/device/code',
      mfa_challenge_endpoint: 'https://acme.eu.auth0.com/mfa/challenge',
      scopes_supported: ['openid', 'profile', 'offline_access', 'name', 'email'],
      response_types_supported: ['code', 'token', 'id_token', 'code token'],
      code_challenge_methods_supported: ['S256', 'plain'],
      id_token_signing_alg_values_supported: ['HS256', 'RS256', 'PS256'],
      request_parameter_supported: false,
    }),
    accessToken: {
      claims: {
        iss: 'https://acme.eu.auth0.com/',
        aud: ['https://api.acme.com', 'https://acme.eu.auth0.com/userinfo'],
        azp: 'YOUR_CLIENT_ID',
        scope: 'openid profile email offline_access',
      },
    },
    idToken: { nickname: 'ada', updated_at: '2026-11-20T11:59:00.000Z', sid: 'p3kyV' },
    grant: {
      expires_in: 86_400,
      refresh_token: 'v1.MefAcuzb5Y0',
      scope: 'openid profile email offline_access',
      token_type: 'Bearer',
    },
  },
  {
    template: oktaOrg,
    typed: { domain: 'acme.okta.com' },
    documented: {
      source: 'https://developer.okta.com/docs/guides/implement-grant-type/authcode/main/',
      authorization:
        'https://acme.okta.com/oauth2/v1/authorize?client_id=0oabucvyc38HLL1ef0h7&response_type=code&scope=openid&redirect_uri=https%3A%2F%2Fexample.com&state=state-296bc9a0-a2a2-4a57-be1a-d0e2fd9bb601',
      beyond: ['nonce', 'code_challenge', 'code_challenge_method'],
      token: {
        url: 'https://acme.okta.com/oauth2/v1/token',
        fields:
          'grant_type=authorization_code&redirect_uri=https%3A%2F%2Fexample.com&code=P59yPm1_X1gxtdEOEZjn&code_verifier=',
        basic: true,
      },
    },
    metadata: metadata({
      issuer: 'https://acme.okta.com',
      authorization_endpoint: 'https://acme.okta.com/oauth2/v1/authorize',
      token_endpoint: 'https://acme.okta.com/oauth2/v1/token',
      userinfo_endpoint: 'https://acme.okta.com/oauth2/v1/userinfo',
      jwks_uri: 'https://acme.okta.com/oauth2/v1/keys',
      response_modes_supported: ['query', 'fragment', 'form_post', 'okta_post_message'],
      grant_types_supported: ['authorization_code', 'implicit', 'refresh_token', 'password'],
      scopes_supported: ['openid', 'email', 'profile', 'address', 'phone', 'offline_access'],
    }),
    idToken: { ver: 1, amr: ['pwd'], idp: '00o1', jti: 'ID.1' },
    accessToken: {
      header: { kid: 'a-key-that-okta-does-not-publish' },
      claims: {
        ver: 1,
        iss: 'https://acme.okta.com',
        aud: 'https://acme.okta.com',
        cid: '0oabucvyc38HLL1ef0h7',
        uid: '00u1',
        scp: ['openid', 'profile', 'email', 'offline_access'],
      },
    },
    grant: {
      token_type: 'Bearer',
      expires_in: 3600,
      scope: 'openid profile email offline_access',
      refresh_token: 'hk4Kcs',
    },
  },
  {
    template: oktaCustom,
    typed: { domain: 'acme.okta.com' },
    documented: {
      source: 'https://developer.okta.com/docs/guides/implement-grant-type/authcodepkce/main/',
      authorization:
        'https://acme.okta.com/oauth2/default/v1/authorize?client_id=0oabygpxgk9lXaMgF0h7&response_type=code&scope=openid&redirect_uri=https%3A%2F%2Fexample.com%2Fcallback&state=state-8600b31f-52d1-4dca-987c-386e3d8967e9&code_challenge_method=S256&code_challenge=qjrzSW9gMiUgpUvqgEPE4_-8swvyCtfOVvg55o5S_es',
      beyond: ['nonce'],
      token: {
        url: 'https://acme.okta.com/oauth2/default/v1/token',
        fields:
          'grant_type=authorization_code&client_id=0oabygpxgk9lXaMgF0h7&redirect_uri=https%3A%2F%2Fexample.com%2Fcallback&code=CKA9Utz2GkWlsrmnqehz&code_verifier=M25iVXpKU3puUjFaYWg3T1NDTDQtcW1ROUY5YXlwalNoc0hhakxifmZHag',
        // The example is a public client's; with Basic, the header names the client.
        beside: ['client_id'],
        basic: true,
      },
    },
    metadata: metadata({
      issuer: 'https://acme.okta.com/oauth2/default',
      authorization_endpoint: 'https://acme.okta.com/oauth2/default/v1/authorize',
      token_endpoint: 'https://acme.okta.com/oauth2/default/v1/token',
      userinfo_endpoint: 'https://acme.okta.com/oauth2/default/v1/userinfo',
      jwks_uri: 'https://acme.okta.com/oauth2/default/v1/keys',
      scopes_supported: ['openid', 'profile', 'email', 'address', 'phone', 'offline_access'],
      grant_types_supported: ['authorization_code', 'refresh_token'],
    }),
    idToken: { ver: 1, amr: ['pwd'], jti: 'ID.2' },
    accessToken: {
      claims: {
        ver: 1,
        iss: 'https://acme.okta.com/oauth2/default',
        aud: 'api://default',
        cid: '0oabygpxgk9lXaMgF0h7',
        scp: ['openid', 'profile', 'email', 'offline_access'],
      },
    },
    grant: {
      token_type: 'Bearer',
      expires_in: 3600,
      scope: 'openid profile email offline_access',
      refresh_token: 'a9VpZDRCeFh3Nkk2VdY',
    },
  },
  {
    template: cognito,
    typed: { pool: 'us-east-1_EXAMPLE' },
    documented: {
      source:
        'https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html',
      authorization:
        'https://mydomain.auth.us-east-1.amazoncognito.com/oauth2/authorize?response_type=code&client_id=1example23456789&redirect_uri=https%3A%2F%2Fwww.example.com&state=abcdefg&scope=openid+profile+aws.cognito.signin.user.admin&code_challenge_method=S256&code_challenge=a1b2c3d4',
      beyond: ['nonce'],
      token: {
        url: 'https://mydomain.auth.us-east-1.amazoncognito.com/oauth2/token',
        fields:
          'grant_type=authorization_code&client_id=1example23456789&code=AUTHORIZATION_CODE&redirect_uri=https%3A%2F%2Fwww.example.com&code_verifier=',
        // Required only where there is no Authorization header.
        beside: ['client_id'],
        basic: true,
      },
    },
    metadata: metadata({
      issuer: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_EXAMPLE',
      authorization_endpoint: 'https://mydomain.auth.us-east-1.amazoncognito.com/oauth2/authorize',
      token_endpoint: 'https://mydomain.auth.us-east-1.amazoncognito.com/oauth2/token',
      userinfo_endpoint: 'https://mydomain.auth.us-east-1.amazoncognito.com/oauth2/userInfo',
      jwks_uri:
        'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_EXAMPLE/.well-known/jwks.json',
      response_types_supported: ['code', 'token'],
      scopes_supported: ['openid', 'email', 'phone', 'profile'],
      code_challenge_methods_supported: undefined,
    }),
    idToken: { token_use: 'id', 'cognito:username': 'ada', origin_jti: '1' },
    accessToken: {
      claims: {
        iss: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_EXAMPLE',
        aud: undefined,
        client_id: '1example23456789',
        token_use: 'access',
        scope: 'openid profile email',
        version: 2,
      },
    },
    grant: { refresh_token: 'eyJjdHkiOiJKV1QifQ', token_type: 'Bearer', expires_in: 3600 },
    userinfo: { email_verified: 'true', username: 'ada' },
  },
  {
    template: ory,
    typed: { host: 'acme-4x7k2p' },
    documented: {
      source: 'https://www.ory.com/docs/oauth2-oidc/authorization-code-flow',
      authorization:
        'https://acme-4x7k2p.projects.oryapis.com/oauth2/auth?client_id=example-client-id&response_type=code&redirect_uri=https%3A%2F%2Fexample.com%2Fcallback&scope=openid+offline_access&state=a-long-enough-state',
      beyond: ['nonce', 'code_challenge', 'code_challenge_method'],
      token: {
        url: 'https://acme-4x7k2p.projects.oryapis.com/oauth2/token',
        fields:
          'grant_type=authorization_code&code=ory_ac_1&redirect_uri=https%3A%2F%2Fexample.com%2Fcallback&code_verifier=',
        basic: true,
      },
    },
    metadata: metadata({
      issuer: 'https://acme-4x7k2p.projects.oryapis.com',
      authorization_endpoint: 'https://acme-4x7k2p.projects.oryapis.com/oauth2/auth',
      token_endpoint: 'https://acme-4x7k2p.projects.oryapis.com/oauth2/token',
      userinfo_endpoint: 'https://acme-4x7k2p.projects.oryapis.com/userinfo',
      jwks_uri: 'https://acme-4x7k2p.projects.oryapis.com/.well-known/jwks.json',
      scopes_supported: ['offline_access', 'offline', 'openid'],
      code_challenge_methods_supported: ['plain', 'S256'],
    }),
    idToken: { rat: 1_763_640_000, sid: '6a1', amr: [] },
    accessToken: 'ory_at_Jm2f1qXkP0bV8h3s.4Kz9',
    grant: {
      expires_in: 3599,
      refresh_token: 'ory_rt_1',
      scope: 'openid offline_access',
      token_type: 'bearer',
    },
  },
  {
    template: pingone,
    typed: { environment: `${ping}/.well-known/openid-configuration`, region: 'eu' },
    documented: {
      source: 'https://developer.pingidentity.com/pingone-api/auth/openid-connect-oauth-2.html',
      authorization: `${ping}/authorize?response_type=code&client_id=APP_ID&redirect_uri=https%3A%2F%2Fexample.com&scope=openid`,
      beyond: ['state', 'nonce', 'code_challenge', 'code_challenge_method'],
      token: {
        url: `${ping}/token`,
        fields:
          'grant_type=authorization_code&code=1&redirect_uri=https%3A%2F%2Fexample.com&code_verifier=',
        basic: true,
      },
    },
    metadata: metadata({
      issuer: ping,
      authorization_endpoint: `${ping}/authorize`,
      token_endpoint: `${ping}/token`,
      userinfo_endpoint: `${ping}/userinfo`,
      jwks_uri: `${ping}/jwks`,
      scopes_supported: ['openid', 'profile', 'email', 'address', 'phone'],
      code_challenge_methods_supported: ['plain', 'S256'],
    }),
    idToken: { env: environment, acr: 'Single_Factor' },
    accessToken: {
      claims: {
        iss: ping,
        aud: ['https://api.pingone.eu'],
        client_id: 'APP_ID',
        scope: 'openid profile email',
        env: environment,
      },
    },
    grant: { token_type: 'Bearer', expires_in: 3600, scope: 'openid profile email' },
  },
  {
    template: onelogin,
    typed: { domain: 'acme' },
    documented: {
      source: 'https://developers.onelogin.com/openid-connect/api/authorization-code',
      authorization:
        'https://acme.onelogin.com/oidc/2/auth?client_id=d78b8c6f-5b0f-4a2f-8d47-2b1c1c2d3e4f&redirect_uri=https%3A%2F%2Fexample.com&response_type=code&scope=openid',
      beyond: ['state', 'nonce', 'code_challenge', 'code_challenge_method'],
      token: {
        url: 'https://acme.onelogin.com/oidc/2/token',
        fields:
          'grant_type=authorization_code&code=1&redirect_uri=https%3A%2F%2Fexample.com&code_verifier=',
        basic: true,
      },
    },
    metadata: metadata({
      issuer: 'https://acme.onelogin.com/oidc/2',
      authorization_endpoint: 'https://acme.onelogin.com/oidc/2/auth',
      token_endpoint: 'https://acme.onelogin.com/oidc/2/token',
      userinfo_endpoint: 'https://acme.onelogin.com/oidc/2/me',
      jwks_uri: 'https://acme.onelogin.com/oidc/2/certs',
      scopes_supported: ['openid', 'name', 'profile', 'groups', 'email', 'params', 'phone'],
    }),
    accessToken: {
      claims: {
        iss: 'https://acme.onelogin.com/oidc/2',
        aud: 'd78b8c6f-5b0f-4a2f-8d47-2b1c1c2d3e4f',
        scope: 'openid profile email',
      },
    },
    grant: { token_type: 'Bearer', expires_in: 3600 },
  },
]
