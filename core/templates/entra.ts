import { entraSettings, readTenant, tenantIdInput, tenantWhere } from './entra-tenant.ts'
import { problem } from './read-input.ts'
import type { Template, TemplateInput } from './template.ts'

const apiScope: TemplateInput = {
  name: 'apiScope',
  label: 'Scope of your API',
  placeholder: 'api://6731de76-…/access_as_user',
  where:
    'App registrations → the API’s app → Expose an API → Scopes. Without it the access token is for Microsoft Graph.',
  fallback: '',
  read: (pasted) => ({ value: pasted.trim().replace(/\s+/g, ' ') }),
}

const scope =
  'App registrations → your app → API permissions; those of your own API under Expose an API'

const peculiar = [
  'Without a scope of your own API the access token is for Microsoft Graph. Its signature is not for you to verify: treat it as opaque.',
  'The scopes of one request belong to one API; openid, profile, email and offline_access may stand beside them.',
  'With a scope of your own API the UserInfo endpoint refuses the token: it is part of Microsoft Graph.',
  'An API whose manifest asks for version 1 (requestedAccessTokenVersion null) gets tokens of the issuer https://sts.windows.net/….',
]

function withApi(api: string | undefined): string {
  return `openid profile email offline_access${api ? ` ${api}` : ''}`
}

/** Entra ID's v2.0 endpoint, for the accounts of one tenant. */
export const entra: Template = {
  id: 'entra',
  name: 'Entra ID',
  group: 'Microsoft',
  needs: 'tenant',
  alias: 'azure active directory aad microsoft identity platform v2 single tenant',
  inputs: [
    {
      ...tenantIdInput,
      label: 'Tenant',
      where: `${tenantWhere} → Directory (tenant) ID; a domain of the tenant works as well.`,
      read: readTenant,
    },
    apiScope,
  ],
  connection: ({ tenant, apiScope: api }) => ({
    issuer: `https://login.microsoftonline.com/${tenant}/v2.0`,
    scope: withApi(api),
    clientAuthentication: 'client_secret_post',
  }),
  settings: { ...entraSettings, scope },
  peculiar: [
    ...peculiar,
    'Asked by a domain of the tenant, the metadata and the tokens name the tenant by its GUID: that is documented, and taken as equal here.',
  ],
  documentation: [
    {
      title: 'OAuth 2.0 authorization code flow',
      url: 'https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-auth-code-flow',
    },
    {
      title: 'Access tokens: whom they are for',
      url: 'https://learn.microsoft.com/en-us/entra/identity-platform/access-tokens',
    },
  ],
}

/** Entra ID's v2.0 endpoint, for the accounts of any tenant. */
export const entraMulti: Template = {
  id: 'entra-multi',
  name: 'Entra ID, multitenant',
  group: 'Microsoft',
  needs: 'account types',
  alias: 'azure active directory aad multi tenant multitenant common organizations consumers',
  inputs: [
    {
      name: 'accounts',
      label: 'Accounts',
      placeholder: 'common',
      where: `${tenantWhere} → Supported account types.`,
      fallback: 'common',
      choices: [
        { value: 'common', label: 'common: any organization, and personal accounts' },
        { value: 'organizations', label: 'organizations: any organization' },
        { value: 'consumers', label: 'consumers: personal Microsoft accounts' },
      ],
      read(pasted) {
        const accounts = /\b(?:common|organizations|consumers)\b/.exec(pasted)?.[0]
        return accounts === undefined
          ? problem(pasted, 'is none of the three', 'common, organizations or consumers')
          : { value: accounts }
      },
    },
    apiScope,
  ],
  connection: ({ accounts, apiScope: api }) => ({
    issuer: `https://login.microsoftonline.com/${accounts}/v2.0`,
    scope: withApi(api),
    clientAuthentication: 'client_secret_post',
  }),
  settings: { ...entraSettings, scope },
  peculiar: [
    'The metadata’s issuer has {tenantid} in it, and each token names its own tenant there and in tid. The client has to decide which tenants it lets in.',
    'For consumers the issuer bears the GUID 9188040d-6c67-4c5b-b112-36a304b66dad.',
    ...peculiar,
  ],
  documentation: [
    {
      title: 'OpenID Connect on the Microsoft identity platform',
      url: 'https://learn.microsoft.com/en-us/entra/identity-platform/v2-protocols-oidc',
    },
    {
      title: 'Convert an app to multitenant',
      url: 'https://learn.microsoft.com/en-us/entra/identity-platform/howto-convert-app-to-be-multi-tenant',
    },
  ],
}
