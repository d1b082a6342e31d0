import { entraSettings, tenantIdInput } from './entra-tenant.ts'
import type { Template } from './template.ts'

/** Entra ID's older endpoint, with `resource` where v2.0 has scopes. */
export const entraV1: Template = {
  id: 'entra-v1',
  name: 'Entra ID v1.0',
  group: 'Microsoft',
  needs: 'tenant, resource',
  alias: 'azure active directory aad v1 adal sts.windows.net resource',
  inputs: [
    tenantIdInput,
    {
      name: 'resource',
      label: 'Resource',
      placeholder: 'https://graph.microsoft.com',
      where: 'App registrations → the API’s app → Expose an API → Application ID URI.',
      fallback: 'https://graph.microsoft.com',
      read: (pasted) => ({ value: pasted.trim() }),
    },
  ],
  connection: ({ tenant, resource }) => ({
    issuer: `https://sts.windows.net/${tenant}/`,
    scope: 'openid',
    clientAuthentication: 'client_secret_post',
    authorizationParameters: [['resource', resource ?? '']],
  }),
  settings: entraSettings,
  peculiar: [
    'Tokens bear the issuer https://sts.windows.net/, then the tenant and a slash; the endpoints are at login.microsoftonline.com.',
    'The API is asked for with resource; its permissions come from the registration, not from scope.',
    'A refresh token comes without offline_access.',
    'expires_in is text, not a number: “3599”.',
    'A token for Microsoft Graph is not for you to verify: treat it as opaque.',
  ],
  documentation: [
    {
      title: 'Authorization code grant, v1.0',
      url: 'https://learn.microsoft.com/en-us/previous-versions/azure/active-directory/azuread-dev/v1-protocols-oauth-code',
    },
    {
      title: 'Why to move to v2.0',
      url: 'https://learn.microsoft.com/en-us/previous-versions/azure/active-directory/azuread-dev/azure-ad-endpoint-comparison',
    },
  ],
}
