import { anyOAuth } from '../../../../core/templates/any-oauth.ts'
import { anyOpenId } from '../../../../core/templates/any-openid.ts'
import { authentik } from '../../../../core/templates/authentik.ts'
import { duende } from '../../../../core/templates/duende.ts'
import { fusionauth } from '../../../../core/templates/fusionauth.ts'
import { keycloak } from '../../../../core/templates/keycloak.ts'
import { zitadel } from '../../../../core/templates/zitadel.ts'
import { type Vendor, metadata } from '../vendor.ts'

const back = 'https%3A%2F%2Fexample.com%2Fcallback'
const all = 'openid profile email offline_access'
const realm = 'https://id.acme.com/realms/acme'
const zitadelIssuer = 'https://acme-4x7k2p.eu1.zitadel.cloud'

/** The request that OpenID Connect Core §3.1.2.1 and RFC 7636 §4.3 make of an endpoint. */
const asked = `response_type=code&client_id=s6BhdRkqt3&redirect_uri=${back}&scope=openid%20profile&state=af0ifjsldkj&nonce=n-0S6_WzA2Mj&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256`
/** The token request of RFC 6749 §4.1.3 with the verifier of RFC 7636 §4.5. */
const exchanged = `grant_type=authorization_code&code=SplxlOBeZQQYbYS6WxSbIA&redirect_uri=${back}&code_verifier=`

export const servers: readonly Vendor[] = [
  {
    template: keycloak,
    typed: { base: realm, realm: 'acme' },
    documented: {
      source: 'https://www.keycloak.org/securing-apps/oidc-layers',
      authorization: `${realm}/protocol/openid-connect/auth?${asked}`,
      token: {
        url: `${realm}/protocol/openid-connect/token`,
        fields: exchanged,
        basic: true,
      },
    },
    metadata: metadata({
      issuer: realm,
      authorization_endpoint: `${realm}/protocol/openid-connect/auth`,
      token_endpoint: `${realm}/protocol/openid-connect/token`,
      introspection_endpoint: `${realm}/protocol/openid-connect/token/introspect`,
      userinfo_endpoint: `${realm}/protocol/openid-connect/userinfo`,
      end_session_endpoint: `${realm}/protocol/openid-connect/logout`,
      jwks_uri: `${realm}/protocol/openid-connect/certs`,
      scopes_supported: ['openid', 'profile', 'email', 'offline_access', 'roles', 'acr', 'basic'],
      code_challenge_methods_supported: ['plain', 'S256'],
      authorization_response_iss_parameter_supported: true,
      acr_values_supported: ['0', '1'],
    }),
    idToken: { typ: 'ID', azp: 's6BhdRkqt3', sid: '1', acr: '1', jti: '1' },
    accessToken: {
      header: { typ: 'JWT' },
      claims: {
        iss: realm,
        aud: 'account',
        typ: 'Bearer',
        azp: 's6BhdRkqt3',
        scope: all,
        realm_access: { roles: ['offline_access'] },
      },
    },
    grant: {
      expires_in: 300,
      refresh_expires_in: 0,
      refresh_token: 'eyJhbGciOiJIUzUxMiJ9.e30.x',
      token_type: 'Bearer',
      'not-before-policy': 0,
      session_state: '1',
      scope: all,
    },
  },
  {
    template: authentik,
    typed: { base: 'https://auth.acme.com', slug: 'contacts' },
    documented: {
      source: 'https://docs.goauthentik.io/add-secure-apps/providers/oauth2/',
      authorization: `https://auth.acme.com/application/o/authorize/?${asked}`,
      token: {
        url: 'https://auth.acme.com/application/o/token/',
        fields: exchanged,
        basic: true,
      },
    },
    metadata: metadata({
      issuer: 'https://auth.acme.com/application/o/contacts/',
      authorization_endpoint: 'https://auth.acme.com/application/o/authorize/',
      token_endpoint: 'https://auth.acme.com/application/o/token/',
      userinfo_endpoint: 'https://auth.acme.com/application/o/userinfo/',
      end_session_endpoint: 'https://auth.acme.com/application/o/contacts/end-session/',
      jwks_uri: 'https://auth.acme.com/application/o/contacts/jwks/',
      scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
      code_challenge_methods_supported: ['plain', 'S256'],
    }),
    idToken: { acr: 'goauthentik.io/providers/oauth2/default', amr: ['pwd'], azp: 's6BhdRkqt3' },
    accessToken: {
      claims: {
        iss: 'https://auth.acme.com/application/o/contacts/',
        aud: 's6BhdRkqt3',
        azp: 's6BhdRkqt3',
        scope: all,
      },
    },
    grant: {
      token_type: 'Bearer',
      scope: all,
      expires_in: 300,
      refresh_token: 'eyJhbGciOiJSUzI1NiJ9.e30.y',
    },
  },
  {
    template: zitadel,
    typed: { domain: `${zitadelIssuer}/ui/console` },
    documented: {
      source: 'https://zitadel.com/docs/apis/openidoauth/endpoints',
      authorization: `${zitadelIssuer}/oauth/v2/authorize?${asked}`,
      token: { url: `${zitadelIssuer}/oauth/v2/token`, fields: exchanged, basic: true },
    },
    metadata: metadata({
      issuer: zitadelIssuer,
      authorization_endpoint: `${zitadelIssuer}/oauth/v2/authorize`,
      token_endpoint: `${zitadelIssuer}/oauth/v2/token`,
      introspection_endpoint: `${zitadelIssuer}/oauth/v2/introspect`,
      userinfo_endpoint: `${zitadelIssuer}/oidc/v1/userinfo`,
      revocation_endpoint: `${zitadelIssuer}/oauth/v2/revoke`,
      end_session_endpoint: `${zitadelIssuer}/oidc/v1/end_session`,
      jwks_uri: `${zitadelIssuer}/oauth/v2/keys`,
      scopes_supported: ['openid', 'profile', 'email', 'phone', 'address', 'offline_access'],
    }),
    idToken: { aud: ['s6BhdRkqt3', '2190'], azp: 's6BhdRkqt3', client_id: 's6BhdRkqt3' },
    accessToken: 'V1_cQG0vXpQ',
    grant: { token_type: 'Bearer', refresh_token: 'RjB2', expires_in: 43_199 },
  },
  {
    template: fusionauth,
    typed: { base: 'acme.fusionauth.io' },
    documented: {
      source:
        'https://fusionauth.io/docs/lifecycle/authenticate-users/oauth/endpoints#authorization-code-grant-request',
      authorization: `https://acme.fusionauth.io/oauth2/authorize?${asked}`,
      token: {
        url: 'https://acme.fusionauth.io/oauth2/token',
        fields: exchanged,
        basic: true,
      },
    },
    metadata: metadata({
      issuer: 'https://acme.fusionauth.io',
      authorization_endpoint: 'https://acme.fusionauth.io/oauth2/authorize',
      token_endpoint: 'https://acme.fusionauth.io/oauth2/token',
      userinfo_endpoint: 'https://acme.fusionauth.io/oauth2/userinfo',
      end_session_endpoint: 'https://acme.fusionauth.io/oauth2/logout',
      jwks_uri: 'https://acme.fusionauth.io/.well-known/jwks.json',
      scopes_supported: ['openid', 'offline_access', 'profile', 'email', 'address', 'phone'],
      id_token_signing_alg_values_supported: ['ES256', 'HS256', 'RS256'],
    }),
    idToken: { applicationId: 's6BhdRkqt3', authenticationType: 'PASSWORD', tid: '1' },
    accessToken: {
      claims: {
        iss: 'https://acme.fusionauth.io',
        aud: 's6BhdRkqt3',
        scope: all,
        roles: [],
        tid: '1',
      },
    },
    grant: {
      expires_in: 3599,
      refresh_token: 'TA1A',
      refresh_token_id: '1',
      scope: all,
      token_type: 'Bearer',
      userId: '3b6d2f70',
    },
  },
  {
    template: duende,
    typed: { base: 'https://demo.duendesoftware.com' },
    documented: {
      source: 'https://docs.duendesoftware.com/identityserver/reference/endpoints/authorize/',
      authorization: `https://demo.duendesoftware.com/connect/authorize?client_id=client1&scope=openid%20email%20api1&response_type=code&redirect_uri=${back}&state=abc&nonce=xyz`,
      beyond: ['code_challenge', 'code_challenge_method'],
      token: {
        url: 'https://demo.duendesoftware.com/connect/token',
        fields: `client_id=client1&client_secret=&grant_type=authorization_code&code=hdh922&redirect_uri=${back}&code_verifier=`,
      },
    },
    metadata: metadata({
      issuer: 'https://demo.duendesoftware.com',
      authorization_endpoint: 'https://demo.duendesoftware.com/connect/authorize',
      token_endpoint: 'https://demo.duendesoftware.com/connect/token',
      userinfo_endpoint: 'https://demo.duendesoftware.com/connect/userinfo',
      end_session_endpoint: 'https://demo.duendesoftware.com/connect/endsession',
      jwks_uri: 'https://demo.duendesoftware.com/.well-known/openid-configuration/jwks',
      scopes_supported: ['openid', 'profile', 'email', 'api', 'offline_access'],
      code_challenge_methods_supported: ['plain', 'S256'],
      authorization_response_iss_parameter_supported: true,
      pushed_authorization_request_endpoint: 'https://demo.duendesoftware.com/connect/par',
    }),
    idToken: { idp: 'local', amr: ['pwd'], sid: '1' },
    accessToken: {
      header: { typ: 'at+jwt' },
      claims: {
        iss: 'https://demo.duendesoftware.com',
        aud: 'api',
        client_id: 'client1',
        scope: ['openid', 'profile', 'offline_access'],
        jti: '1',
        sid: '1',
      },
    },
    grant: {
      expires_in: 3600,
      token_type: 'Bearer',
      refresh_token: 'A1-1',
      scope: 'openid profile offline_access',
    },
  },
  {
    template: anyOpenId,
    typed: { issuer: 'https://server.example.com/.well-known/openid-configuration' },
    documented: {
      source: 'https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest',
      authorization: `https://server.example.com/authorize?response_type=code&client_id=s6BhdRkqt3&redirect_uri=https%3A%2F%2Fclient.example.org%2Fcb&scope=openid%20profile&state=af0ifjsldkj`,
      beyond: ['nonce', 'code_challenge', 'code_challenge_method'],
      token: {
        url: 'https://server.example.com/token',
        fields:
          'grant_type=authorization_code&code=SplxlOBeZQQYbYS6WxSbIA&redirect_uri=https%3A%2F%2Fclient.example.org%2Fcb&code_verifier=',
        basic: true,
      },
    },
    metadata: metadata({
      issuer: 'https://server.example.com',
      authorization_endpoint: 'https://server.example.com/authorize',
      token_endpoint: 'https://server.example.com/token',
      userinfo_endpoint: 'https://server.example.com/userinfo',
      jwks_uri: 'https://server.example.com/jwks',
    }),
    accessToken: 'SlAV32hkKG',
    grant: { token_type: 'Bearer', refresh_token: '8xLOxBtZp8', expires_in: 3600 },
  },
  {
    template: anyOAuth,
    typed: {
      authorization: 'https://server.example.com/authorize',
      token: 'https://server.example.com/token',
    },
    documented: {
      source: 'https://www.rfc-editor.org/rfc/rfc6749#section-4.1.1',
      authorization:
        'https://server.example.com/authorize?response_type=code&client_id=s6BhdRkqt3&state=xyz&redirect_uri=https%3A%2F%2Fclient%2Eexample%2Ecom%2Fcb&scope=contacts',
      beyond: ['code_challenge', 'code_challenge_method'],
      token: {
        url: 'https://server.example.com/token',
        fields:
          'grant_type=authorization_code&code=SplxlOBeZQQYbYS6WxSbIA&redirect_uri=https%3A%2F%2Fclient%2Eexample%2Ecom%2Fcb&code_verifier=',
        basic: true,
      },
    },
    accessToken: '2YotnFZFEjr1zCsicMWpAA',
    grant: { token_type: 'bearer', expires_in: 3600, refresh_token: 'tGzv3JOkF0XG5Qx2TlKWIA' },
  },
]
