import type { Template } from './template.ts'

const settings: Template['settings'] = {
  client_id: 'api.slack.com/apps → your app → Basic Information → App Credentials → Client ID',
  client_secret:
    'api.slack.com/apps → your app → Basic Information → App Credentials → Client Secret',
  redirect_uri: 'api.slack.com/apps → your app → OAuth & Permissions → Redirect URLs; https only',
}

/** Sign in with Slack, which is OpenID Connect. */
export const slack: Template = {
  id: 'slack',
  name: 'Slack, sign in',
  group: 'Accounts people have',
  needs: 'fixed',
  alias: 'sign in with slack openid connect',
  inputs: [],
  connection: () => ({
    issuer: 'https://slack.com',
    scope: 'openid profile email',
    clientAuthentication: 'client_secret_post',
    pkce: 'off',
  }),
  settings: {
    ...settings,
    scope: 'OAuth & Permissions → User Token Scopes; openid, profile and email',
  },
  peculiar: [
    'Errors come with status 200: ok is false, and error says why.',
    'Redirect URLs are https. Register one of your own and paste the callback here, or run this tool behind https.',
    'PKCE is not part of the documented request, so it is off.',
  ],
  documentation: [
    {
      title: 'Sign in with Slack',
      url: 'https://docs.slack.dev/authentication/sign-in-with-slack/',
    },
    {
      title: 'openid.connect.token',
      url: 'https://docs.slack.dev/reference/methods/openid.connect.token',
    },
  ],
}

/** The installation of a Slack app, which is OAuth 2.0 with ways of its own. */
export const slackApp: Template = {
  id: 'slack-app',
  name: 'Slack, app',
  group: 'Accounts people have',
  needs: 'OAuth 2.0',
  alias: 'slack app installation oauth v2 bot token add to slack',
  inputs: [],
  connection: () => ({
    scope: 'users:read team:read',
    scopeSeparator: ',',
    clientAuthentication: 'client_secret_post',
    pkce: 'off',
    metadata: {
      authorization_endpoint: 'https://slack.com/oauth/v2/authorize',
      token_endpoint: 'https://slack.com/api/oauth.v2.access',
    },
    api: { method: 'POST', url: 'https://slack.com/api/auth.test', headers: [] },
  }),
  settings: { ...settings, scope: 'OAuth & Permissions → Scopes → Bot Token Scopes' },
  peculiar: [
    'Scopes are separated by commas, in the request and in the answer; a user’s own scopes go into a parameter user_scope.',
    'Errors come with status 200: ok is false, and error says why. The APIs answer in the same way.',
    'token_type is bot or user, not Bearer; the token is sent as Bearer all the same.',
    'A user’s token is inside authed_user of the answer.',
    'Tokens do not expire unless token rotation is switched on.',
  ],
  documentation: [
    {
      title: 'Installing with OAuth',
      url: 'https://docs.slack.dev/authentication/installing-with-oauth/',
    },
    {
      title: 'oauth.v2.access',
      url: 'https://docs.slack.dev/reference/methods/oauth.v2.access',
    },
  ],
}
