import { guidIn, problem } from './read-input.ts'
import type { Reading, Template } from './template.ts'

/** The environment's ID, and the region when a whole address was pasted. */
function readEnvironment(pasted: string): Reading {
  const value = guidIn(pasted)
  if (value === undefined)
    return problem(pasted, 'has no GUID in it', 'the environment ID, which is a GUID')
  const region = /\bpingone\.(com\.au|com|eu|ca|asia|sg)\b/.exec(pasted)?.[1]
  return { value, ...(region !== undefined && { also: { region } }) }
}

export const pingone: Template = {
  id: 'pingone',
  name: 'PingOne',
  group: 'Identity services',
  needs: 'environment',
  alias: 'ping identity',
  inputs: [
    {
      name: 'environment',
      label: 'Environment ID',
      placeholder: 'b9817c16-9910-4415-b67e-4ac687da74d9',
      where: 'Settings → Environment Properties → Environment ID.',
      read: readEnvironment,
    },
    {
      name: 'region',
      label: 'Region',
      placeholder: 'com',
      where: 'Settings → Environment Properties → Region; the end of the console’s host name.',
      fallback: 'com',
      choices: [
        { value: 'com', label: 'North America: pingone.com' },
        { value: 'ca', label: 'Canada: pingone.ca' },
        { value: 'eu', label: 'Europe: pingone.eu' },
        { value: 'com.au', label: 'Australia: pingone.com.au' },
        { value: 'sg', label: 'Singapore: pingone.sg' },
        { value: 'asia', label: 'Asia-Pacific: pingone.asia' },
      ],
      read: (pasted) => ({ value: pasted.trim() }),
    },
  ],
  connection: ({ environment, region }) => ({
    issuer: `https://auth.pingone.${region}/${environment}/as`,
    scope: 'openid profile email',
    clientAuthentication: 'client_secret_basic',
  }),
  settings: {
    client_id: 'Applications → your application → Overview → Client ID',
    client_secret: 'Applications → your application → Overview → Client Secret',
    redirect_uri: 'Applications → your application → Configuration → Redirect URIs',
    scope: 'Applications → your application → Resources',
  },
  peculiar: [
    'The application refuses every authentication method but the one in its Configuration.',
    'A refresh token needs the Refresh Token grant ticked in the Configuration.',
  ],
  documentation: [
    {
      title: 'OpenID Connect and OAuth 2.0 API',
      url: 'https://developer.pingidentity.com/pingone-api/auth/openid-connect-oauth-2.html',
    },
  ],
}
