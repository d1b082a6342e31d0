import { entraSettings, tenantIdInput } from './entra-tenant.ts'
import type { Template } from './template.ts'

export const entraExternalId: Template = {
  id: 'external-id',
  name: 'Entra External ID',
  group: 'Microsoft',
  needs: 'tenant',
  alias: 'microsoft entra external id ciam ciamlogin customers azure',
  inputs: [tenantIdInput],
  connection: ({ tenant }) => ({
    issuer: `https://${tenant}.ciamlogin.com/${tenant}/v2.0`,
    scope: 'openid profile offline_access',
    clientAuthentication: 'client_secret_post',
  }),
  settings: entraSettings,
  peculiar: [
    'The issuer has the tenant’s GUID twice, also when the metadata was asked for at the tenant’s own name, as in contoso.ciamlogin.com.',
    'Without a scope of your own API the access token is for Microsoft Graph: treat it as opaque.',
    'The application must be added to a user flow: External Identities → User flows → Applications.',
  ],
  documentation: [
    {
      title: 'Supported features in external tenants',
      url: 'https://learn.microsoft.com/en-us/entra/external-id/customers/concept-supported-features-customers',
    },
    {
      title: 'OAuth 2.0 authorization code flow',
      url: 'https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-auth-code-flow',
    },
  ],
}
