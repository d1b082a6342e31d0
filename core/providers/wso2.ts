import type { Provider } from './provider.ts'

export const wso2: Provider = {
  id: 'wso2',
  name: 'WSO2',
  traits: { texts: ['wso2', 'oauthErrorCode='], paths: ['/oauth2/oidcdiscovery'] },
  known: [
    {
      id: 'wso2-callback-mismatch',
      step: 'authorize',
      status: 302,
      error: 'invalid_callback',
      fragments: ['Registered callback does not match with the provided url'],
      title: 'The callback is not the registered one',
      causes: ['it is missing (several need the regexp form)', 'a host name or proxy port changed'],
      tell: ['the page’s oauthErrorCode'],
      fix: 'Update the callback in the service provider.',
    },
    {
      id: 'wso2-client-not-found',
      step: 'authorize',
      status: 401,
      error: 'invalid_client',
      fragments: ['A valid OAuth client could not be found for client_id'],
      title: 'WSO2 does not know this client_id',
      causes: ['it is misspelt'],
      tell: ['the service provider'],
      fix: 'Enter its client_id.',
    },
    {
      id: 'wso2-state-missing-form-post-error',
      step: 'callback',
      status: 200,
      fragments: ['state'],
      title: 'An error response by form_post lacks the state',
      causes: ['older versions leave it out'],
      tell: ['an error without state'],
      fix: 'Upgrade the server.',
    },
  ],
}
