import { pastedUrl, problem, readHost, readPart } from './read-input.ts'
import type { Reading, Template, TemplateInput } from './template.ts'

/** The organization's domain; the Admin Console's own stands beside it, with `-admin`. */
const domain: TemplateInput = {
  name: 'domain',
  label: 'Okta domain',
  placeholder: 'acme.okta.com',
  where: 'The Admin Console’s account menu, at the top right; the address without “-admin”.',
  read(pasted): Reading {
    const enter = 'the organization’s domain, as in acme.okta.com'
    const reading = readHost(pasted, enter)
    if ('problem' in reading) return reading
    const host = reading.value.replace(/^([^.]+)-admin\./, '$1.')
    if (/^(?:www\.|login\.|developer\.)?okta\.com$/.test(host))
      return problem(pasted, 'is the address of Okta itself, not of an organization', enter)
    const server = /^\/oauth2\/([^/]+)/.exec(pastedUrl(pasted)?.pathname ?? '')?.[1]
    return server === undefined || server === 'v1'
      ? { value: host }
      : { value: host, also: { server } }
  },
}

const settings: Template['settings'] = {
  client_id: 'Applications → your application → General → Client Credentials → Client ID',
  client_secret: 'Applications → your application → General → Client Credentials → CLIENT SECRETS',
  redirect_uri: 'Applications → your application → General → LOGIN → Sign-in redirect URIs',
}

export const oktaOrg: Template = {
  id: 'okta-org',
  name: 'Okta, org server',
  group: 'Identity services',
  needs: 'domain',
  alias: 'okta organization authorization server workforce sso',
  inputs: [domain],
  connection: ({ domain: host }) => ({
    issuer: `https://${host}`,
    scope: 'openid profile email offline_access',
    clientAuthentication: 'client_secret_basic',
  }),
  settings: {
    ...settings,
    scope: 'Applications → your application → Okta API Scopes; those such as okta.users.read',
  },
  peculiar: [
    'Its access tokens are for Okta’s own APIs: only Okta can verify them, so no API of yours should take one.',
    'A refresh token needs the Refresh Token grant ticked in the application, beside offline_access.',
    'A code is good for 60 seconds.',
  ],
  documentation: [
    {
      title: 'Implement authorization by grant type',
      url: 'https://developer.okta.com/docs/guides/implement-grant-type/authcode/main/',
    },
    {
      title: 'Authorization servers: org and custom',
      url: 'https://developer.okta.com/docs/concepts/auth-servers/',
    },
  ],
}

export const oktaCustom: Template = {
  id: 'okta',
  name: 'Okta, custom server',
  group: 'Identity services',
  needs: 'domain, server',
  alias: 'okta custom authorization server default api access management',
  inputs: [
    domain,
    {
      name: 'server',
      label: 'Authorization server',
      placeholder: 'default',
      where: 'Security → API → Authorization Servers → the last part of the Issuer URI.',
      fallback: 'default',
      read: (pasted) =>
        readPart(pasted, 'the last part of the Issuer URI, as in default or aus9k2x…', {
          inUrl: /\/oauth2\/([\w-]+)/,
          alone: /^[\w-]+$/,
        }),
    },
  ],
  connection: ({ domain: host, server }) => ({
    issuer: `https://${host}/oauth2/${server}`,
    scope: 'openid profile email offline_access',
    clientAuthentication: 'client_secret_basic',
  }),
  settings: {
    ...settings,
    scope: 'Security → API → Authorization Servers → your server → Scopes',
    audience:
      'Security → API → Authorization Servers → your server → Audience; Okta takes it from there, not from the request',
  },
  peculiar: [
    'A login needs an access policy with a rule for this client, or it ends in “Policy evaluation failed”.',
    'Access tokens name the client in cid and the scopes in the list scp.',
    'The audience is the server’s own, api://default at first; it is not asked for.',
  ],
  documentation: [
    {
      title: 'Implement authorization by grant type',
      url: 'https://developer.okta.com/docs/guides/implement-grant-type/authcodepkce/main/',
    },
    {
      title: 'OpenID Connect and OAuth 2.0 API',
      url: 'https://developer.okta.com/docs/api/openapi/okta-oauth/guides/overview/',
    },
  ],
}
