import type { Provider } from './provider.ts'

export const stytch: Provider = {
  id: 'stytch',
  name: 'Stytch',
  traits: { hosts: ['.stytch.com'], texts: ['stytch'] },
  known: [
    {
      id: 'stytch-no-login-redirect',
      step: 'authorize',
      status: 400,
      error: 'no_login_redirect_urls_set',
      fragments: ['no_login_redirect_urls_set', 'no_signup_redirect_urls_set'],
      title: 'No redirect URL is set for login or signup',
      causes: ['none is configured in this environment'],
      tell: ['error_type'],
      fix: 'Add a URL for login and signup.',
    },
    {
      id: 'stytch-oauth-config',
      step: 'authorize',
      status: 404,
      error: 'oauth_config_not_found',
      fragments: ['oauth_config_not_found'],
      title: 'The provider is not set up in this environment',
      causes: ['its configuration is missing'],
      tell: ['the environment'],
      fix: 'Configure the provider.',
    },
  ],
}
