import type { Metadata } from '../../../../core/metadata.ts'
import { azureAdB2c } from '../../../../core/templates/azure-ad-b2c.ts'
import { entra, entraMulti } from '../../../../core/templates/entra.ts'
import { entraExternalId } from '../../../../core/templates/entra-external-id.ts'
import { entraV1 } from '../../../../core/templates/entra-v1.ts'
import { type Vendor, metadata, tenantId } from '../vendor.ts'

const client = '6731de76-14a6-49ae-97bc-6eba6914391e'
const microsoft = 'https://login.microsoftonline.com'
const challenge = 'YTFjNjI1OWYzMzA3MTI4ZDY2Njg5M2RkNmVjNDE5YmEyZGRhOGYyM2IzNjdmZWFhMTQ1ODg3NDcxY2Nl'
const source = 'https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-auth-code-flow'

const query = `client_id=${client}&response_type=code&redirect_uri=http%3A%2F%2Flocalhost%2Fmyapp%2F&response_mode=query&scope=openid%20offline_access%20https%3A%2F%2Fgraph.microsoft.com%2Fmail.read&state=12345&code_challenge=${challenge}&code_challenge_method=S256`
const fields = `client_id=${client}&scope=https%3A%2F%2Fgraph.microsoft.com%2Fmail.read&code=OAAABAAAAiL9Kn2Z27UubvWFPbm0gLWQJVzCTE9UkP3pSx1aXxUjq3n8b2JRLk4OxVXr&redirect_uri=http%3A%2F%2Flocalhost%2Fmyapp%2F&grant_type=authorization_code&code_verifier=ThisIsntRandomButItNeedsToBe43CharactersLong&client_secret=`
const shared = {
  // query is the default for a code; the token request's scope is optional.
  beyond: ['nonce'],
  beside: ['response_mode'],
}

/** The metadata of the v2.0 endpoint of a tenant, or of several. */
const v2 = (tenant: string, issuer: string, host = microsoft): Partial<Metadata> =>
  metadata({
    issuer,
    authorization_endpoint: `${host}/${tenant}/oauth2/v2.0/authorize`,
    token_endpoint: `${host}/${tenant}/oauth2/v2.0/token`,
    userinfo_endpoint: 'https://graph.microsoft.com/oidc/userinfo',
    jwks_uri: `${host}/${tenant}/discovery/v2.0/keys`,
    device_authorization_endpoint: `${host}/${tenant}/oauth2/v2.0/devicecode`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    subject_types_supported: ['pairwise'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    token_endpoint_auth_methods_supported: [
      'client_secret_post',
      'private_key_jwt',
      'client_secret_basic',
    ],
    code_challenge_methods_supported: undefined,
    request_uri_parameter_supported: false,
    tenant_region_scope: 'EU',
    cloud_instance_name: 'microsoftonline.com',
    msgraph_host: 'graph.microsoft.com',
    rbac_url: 'https://pas.windows.net',
  })

/** A token for Microsoft Graph: the API's own, whose signature nobody else can verify. */
const graphToken = {
  header: { nonce: 'n2bQ', x5t: 'k1' },
  claims: {
    iss: `https://sts.windows.net/${tenantId}/`,
    aud: '00000003-0000-0000-c000-000000000000',
    appid: client,
    scp: 'email openid profile User.Read',
    tid: tenantId,
    ver: '1.0',
  },
}

const graphGrant = {
  token_type: 'Bearer',
  scope: 'email openid profile https://graph.microsoft.com/User.Read',
  expires_in: 4799,
  ext_expires_in: 4799,
  refresh_token: '1.AXoAMe',
}

const personOf = (tid: string) => ({ tid, oid: '1', ver: '2.0', rh: '1.AX', uti: 'a', aio: 'b' })

const b2c = 'https://contoso.b2clogin.com/contoso.onmicrosoft.com/B2C_1_sign_in'
const ciam = `https://${tenantId}.ciamlogin.com`

export const microsoftVendors: readonly Vendor[] = [
  {
    template: entra,
    typed: { tenant: tenantId },
    documented: {
      source,
      authorization: `${microsoft}/${tenantId}/oauth2/v2.0/authorize?${query}`,
      ...shared,
      token: {
        url: `${microsoft}/${tenantId}/oauth2/v2.0/token`,
        fields,
        beside: ['scope'],
      },
    },
    metadata: v2(tenantId, `${microsoft}/${tenantId}/v2.0`),
    idToken: { iss: `${microsoft}/${tenantId}/v2.0`, ...personOf(tenantId) },
    accessToken: graphToken,
    grant: graphGrant,
  },
  {
    template: entra,
    // Asked for by a domain, and for the API of one's own.
    typed: { tenant: 'contoso.onmicrosoft.com', apiScope: `api://${client}/access_as_user` },
    documented: {
      source,
      authorization: `${microsoft}/contoso.onmicrosoft.com/oauth2/v2.0/authorize?${query}`,
      ...shared,
      token: {
        url: `${microsoft}/contoso.onmicrosoft.com/oauth2/v2.0/token`,
        fields,
        beside: ['scope'],
      },
    },
    metadata: v2('contoso.onmicrosoft.com', `${microsoft}/${tenantId}/v2.0`),
    idToken: { iss: `${microsoft}/${tenantId}/v2.0`, ...personOf(tenantId) },
    accessToken: {
      claims: {
        iss: `${microsoft}/${tenantId}/v2.0`,
        aud: client,
        azp: client,
        scp: 'access_as_user',
        tid: tenantId,
        ver: '2.0',
      },
    },
    grant: { ...graphGrant, scope: `api://${client}/access_as_user` },
  },
  {
    template: entraMulti,
    typed: { accounts: 'common' },
    documented: {
      source,
      authorization: `${microsoft}/common/oauth2/v2.0/authorize?${query}`,
      ...shared,
      token: { url: `${microsoft}/common/oauth2/v2.0/token`, fields, beside: ['scope'] },
    },
    metadata: v2('common', `${microsoft}/{tenantid}/v2.0`),
    idToken: { iss: `${microsoft}/${tenantId}/v2.0`, ...personOf(tenantId) },
    accessToken: graphToken,
    grant: graphGrant,
  },
  {
    template: entraMulti,
    typed: { accounts: 'consumers' },
    documented: {
      source,
      authorization: `${microsoft}/consumers/oauth2/v2.0/authorize?${query}`,
      ...shared,
      token: { url: `${microsoft}/consumers/oauth2/v2.0/token`, fields, beside: ['scope'] },
    },
    metadata: v2('consumers', `${microsoft}/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0`),
    idToken: {
      iss: `${microsoft}/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0`,
      ...personOf('9188040d-6c67-4c5b-b112-36a304b66dad'),
    },
    accessToken: 'EwBgA8l6BAAUkj1NuJYtTVha',
    grant: graphGrant,
  },
  {
    template: entraExternalId,
    typed: { tenant: tenantId },
    documented: {
      source,
      authorization: `${ciam}/${tenantId}/oauth2/v2.0/authorize?${query}`,
      ...shared,
      token: { url: `${ciam}/${tenantId}/oauth2/v2.0/token`, fields, beside: ['scope'] },
    },
    metadata: v2(tenantId, `${ciam}/${tenantId}/v2.0`, ciam),
    idToken: { iss: `${ciam}/${tenantId}/v2.0`, ...personOf(tenantId) },
    accessToken: graphToken,
    grant: { ...graphGrant, scope: 'openid profile offline_access' },
  },
  {
    template: azureAdB2c,
    typed: {
      tenant: 'contoso.onmicrosoft.com',
      policy: 'B2C_1_sign_in',
      apiScope: 'https://contoso.onmicrosoft.com/tasks/read',
    },
    documented: {
      source:
        'https://learn.microsoft.com/en-us/azure/active-directory-b2c/authorization-code-flow',
      authorization: `${b2c}/oauth2/v2.0/authorize?client_id=${client}&response_type=code&redirect_uri=https%3A%2F%2Fapp.acme.com%2Fcallback&response_mode=query&scope=${client}%20offline_access%20https%3A%2F%2Fcontoso.onmicrosoft.com%2Ftasks%2Fread&state=arbitrary_data_you_can_receive_in_the_response&code_challenge=${challenge}&code_challenge_method=S256`,
      beside: ['response_mode'],
      token: {
        url: `${b2c}/oauth2/v2.0/token`,
        fields: `grant_type=authorization_code&client_id=${client}&scope=${client}+offline_access&code=AwABAAAAvPM1KaPlrEqdFSBzjqfTGBCmLdgfSTLEMPGYuNHSUYBrq&redirect_uri=https%3A%2F%2Fapp.acme.com%2Fcallback&code_verifier=ThisIsntRandomButItNeedsToBe43CharactersLong&client_secret=`,
        beside: ['scope'],
      },
    },
    metadata: metadata({
      issuer: `https://contoso.b2clogin.com/${tenantId}/v2.0/`,
      authorization_endpoint: `${b2c}/oauth2/v2.0/authorize`,
      token_endpoint: `${b2c}/oauth2/v2.0/token`,
      end_session_endpoint: `${b2c}/oauth2/v2.0/logout`,
      jwks_uri: `${b2c}/discovery/v2.0/keys`,
      response_modes_supported: ['query', 'fragment', 'form_post'],
      scopes_supported: ['openid'],
      code_challenge_methods_supported: undefined,
    }),
    idToken: {
      iss: `https://contoso.b2clogin.com/${tenantId}/v2.0/`,
      ver: '1.0',
      tfp: 'B2C_1_sign_in',
    },
    accessToken: {
      claims: {
        iss: `https://contoso.b2clogin.com/${tenantId}/v2.0/`,
        aud: '2c1d1a2b-6a34-4da1-9baa-8bc8c9d6a490',
        azp: client,
        scp: 'read',
        ver: '1.0',
        tfp: 'B2C_1_sign_in',
      },
    },
    grant: {
      token_type: 'Bearer',
      not_before: 1_763_640_000,
      expires_in: 3600,
      expires_on: 1_763_643_600,
      resource: '2c1d1a2b-6a34-4da1-9baa-8bc8c9d6a490',
      id_token_expires_in: 3600,
      profile_info: 'eyJ2ZXIiOiIxLjAifQ',
      scope: 'https://contoso.onmicrosoft.com/tasks/read',
      refresh_token: 'AAQfQmvuDy8WtUv',
      refresh_token_expires_in: 1_209_600,
    },
  },
  {
    template: entraV1,
    typed: { tenant: tenantId, resource: 'https://service.contoso.com/' },
    documented: {
      source:
        'https://learn.microsoft.com/en-us/previous-versions/azure/active-directory/azuread-dev/v1-protocols-oauth-code',
      authorization: `${microsoft}/${tenantId}/oauth2/authorize?client_id=${client}&response_type=code&redirect_uri=http%3A%2F%2Flocalhost%3A12345&response_mode=query&resource=https%3A%2F%2Fservice.contoso.com%2F&state=12345&code_challenge=${challenge}&code_challenge_method=S256`,
      // scope=openid asks for the ID Token that this endpoint gives in any case.
      beyond: ['scope', 'nonce'],
      beside: ['response_mode'],
      token: {
        url: `${microsoft}/${tenantId}/oauth2/token`,
        fields: `grant_type=authorization_code&client_id=${client}&code=AwABAAAAvPM1KaPlrEqdFSBzjqfTGBCmLdgfSTLEMPGYuNHSUYBrqqf_ZT_p5uEAEJJ_nZ3UmphWygRNy2C3jJ239gV_DBnZ2syeg95Ki&redirect_uri=http%3A%2F%2Flocalhost%3A12345&resource=https%3A%2F%2Fservice.contoso.com%2F&client_secret=&code_verifier=`,
      },
    },
    metadata: metadata({
      issuer: `https://sts.windows.net/${tenantId}/`,
      authorization_endpoint: `${microsoft}/${tenantId}/oauth2/authorize`,
      token_endpoint: `${microsoft}/${tenantId}/oauth2/token`,
      userinfo_endpoint: `${microsoft}/${tenantId}/openid/userinfo`,
      jwks_uri: `${microsoft}/common/discovery/keys`,
      response_modes_supported: ['query', 'fragment', 'form_post'],
      response_types_supported: ['code', 'id_token', 'code id_token', 'token id_token', 'token'],
      subject_types_supported: ['pairwise'],
      scopes_supported: ['openid'],
      code_challenge_methods_supported: undefined,
      check_session_iframe: `${microsoft}/${tenantId}/oauth2/checksession`,
    }),
    idToken: {
      iss: `https://sts.windows.net/${tenantId}/`,
      tid: tenantId,
      ver: '1.0',
      upn: 'ada@contoso.com',
    },
    accessToken: {
      claims: {
        iss: `https://sts.windows.net/${tenantId}/`,
        aud: 'https://service.contoso.com/',
        appid: client,
        scp: 'user_impersonation',
        tid: tenantId,
        ver: '1.0',
      },
    },
    grant: {
      token_type: 'Bearer',
      scope: 'user_impersonation',
      expires_in: '3600',
      ext_expires_in: '3600',
      expires_on: '1763643600',
      not_before: '1763640000',
      resource: 'https://service.contoso.com/',
      refresh_token: 'AwABAAAAvPM1KaPlrEqdFSBzjqfTGAMxZGUTdM0t4B4',
    },
  },
]
