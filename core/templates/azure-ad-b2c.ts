import { pastedUrl, problem, readPart } from './read-input.ts'
import type { Reading, Template } from './template.ts'

/** The tenant's name before `.onmicrosoft.com` or `.b2clogin.com`, and the policy of the same URL. */
function readTenantName(pasted: string): Reading {
  const host = pastedUrl(pasted)?.hostname ?? ''
  const name = /^([a-z0-9-]+)(?:\.(?:b2clogin|onmicrosoft)\.com)?$/i.exec(host)?.[1]
  if (name === undefined)
    return problem(
      pasted,
      'is not the name of a B2C tenant',
      'what stands before .onmicrosoft.com, as in contoso',
    )
  const policy = /\bb2c_1a?_[\w-]+/i.exec(pasted)?.[0]
  return { value: name.toLowerCase(), ...(policy !== undefined && { also: { policy } }) }
}

export const azureAdB2c: Template = {
  id: 'b2c',
  name: 'Azure AD B2C',
  group: 'Microsoft',
  needs: 'tenant, user flow',
  alias: 'azure active directory b2c b2clogin policy custom policy',
  inputs: [
    {
      name: 'tenant',
      label: 'Tenant name',
      placeholder: 'contoso',
      where:
        'Azure portal → Azure AD B2C → Overview → Domain name; what stands before .onmicrosoft.com.',
      read: readTenantName,
    },
    {
      name: 'policy',
      label: 'User flow or policy',
      placeholder: 'B2C_1_sign_in',
      where: 'Azure AD B2C → User flows; custom policies are under Identity Experience Framework.',
      read: (pasted) =>
        readPart(pasted, 'the name of a user flow or policy, as in B2C_1_sign_in', {
          inUrl: /\b(b2c_1a?_[\w-]+)/i,
          alone: /^[\w-]+$/,
        }),
    },
    {
      name: 'apiScope',
      label: 'Scope of an API, or the client ID',
      placeholder: 'https://contoso.onmicrosoft.com/tasks-api/read',
      where:
        'App registrations → the API’s app → Expose an API. Without an API, enter the application’s own client ID.',
      read: (pasted) => ({ value: pasted.trim().replace(/\s+/g, ' ') }),
    },
  ],
  connection: ({ tenant, policy, apiScope }) => ({
    issuer: `https://${tenant}.b2clogin.com/${tenant}.onmicrosoft.com/${policy}/v2.0`,
    scope: `openid offline_access ${apiScope}`,
    clientAuthentication: 'client_secret_post',
  }),
  settings: {
    client_id: 'Azure AD B2C → App registrations → your app → Application (client) ID',
    client_secret: 'Azure AD B2C → App registrations → your app → Certificates & secrets → Value',
    redirect_uri:
      'Azure AD B2C → App registrations → your app → Authentication → Web → Redirect URIs',
    scope: 'Azure AD B2C → App registrations → your app → API permissions',
  },
  peculiar: [
    'The issuer in the metadata and the tokens has the tenant’s GUID and no policy, unless the user flow’s token compatibility setting says /tfp/: both are documented, and taken as equal here.',
    'An access token comes only when a scope of an API was asked for, or the client’s own ID.',
    'There is no UserInfo endpoint but with a custom policy that makes one.',
    'A code is redeemed at the policy that issued it.',
  ],
  documentation: [
    {
      title: 'OAuth 2.0 authorization code flow in Azure AD B2C',
      url: 'https://learn.microsoft.com/en-us/azure/active-directory-b2c/authorization-code-flow',
    },
    {
      title: 'Tokens and their issuer',
      url: 'https://learn.microsoft.com/en-us/azure/active-directory-b2c/tokens-overview',
    },
  ],
}
