import { readHost } from './read-input.ts'
import type { Reading, Template } from './template.ts'

/** The login host; the pages a person sees are at other names of the same org. */
function readLoginHost(pasted: string): Reading {
  const reading = readHost(pasted, 'the My Domain login URL, as in acme.my.salesforce.com')
  if ('problem' in reading) return reading
  const my = reading.value
    .replace(/\.lightning\.force\.com$/, '.my.salesforce.com')
    .replace(/(\.my)?\.salesforce-setup\.com$/, '.my.salesforce.com')
  return { value: my }
}

export const salesforce: Template = {
  id: 'salesforce',
  name: 'Salesforce',
  group: 'Accounts people have',
  needs: 'My Domain',
  alias: 'sfdc force.com sandbox connected app external client app',
  inputs: [
    {
      name: 'host',
      label: 'Login host',
      placeholder: 'login.salesforce.com',
      where: 'Setup → My Domain → Current My Domain URL; test.salesforce.com for any sandbox.',
      fallback: 'login.salesforce.com',
      read: readLoginHost,
    },
  ],
  connection: ({ host }) => ({
    issuer: `https://${host}`,
    scope: 'openid api refresh_token',
    clientAuthentication: 'client_secret_post',
  }),
  settings: {
    client_id: 'Setup → App Manager → your app → Manage Consumer Details → Consumer Key',
    client_secret: 'Setup → App Manager → your app → Manage Consumer Details → Consumer Secret',
    redirect_uri: 'Setup → App Manager → your app → OAuth Settings → Callback URL',
    scope: 'Setup → App Manager → your app → OAuth Settings → Selected OAuth Scopes',
  },
  peculiar: [
    'A new app takes up to ten minutes to be known everywhere: until then, invalid_client_id.',
    'The refresh token is asked for with the scope refresh_token; offline_access is another name of it.',
    'Access tokens are opaque, and answers have no expires_in: the org’s session settings say how long they last.',
    'The API is at the instance_url of the token answer, not at the login host.',
  ],
  documentation: [
    {
      title: 'OAuth 2.0 web server flow',
      url: 'https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_web_server_flow.htm&type=5',
    },
    {
      title: 'OAuth flow errors',
      url: 'https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_flow_errors.htm&type=5',
    },
  ],
}
