import type { Provider } from './provider.ts'

export const workOs: Provider = {
  id: 'workos',
  name: 'WorkOS',
  traits: { hosts: ['api.workos.com', '.authkit.app'], texts: ['workos'] },
  known: [
    {
      id: 'workos-invalid-redirect',
      step: 'authorize',
      status: 400,
      fragments: ['This is not a valid redirect URI'],
      title: 'The redirect_uri is not configured',
      causes: [
        'it is missing',
        'a line break from an environment variable is part of it',
        'staging and production are mixed',
      ],
      tell: ['%0A in the URL', 'the suggestion on the page'],
      fix: 'Add it, and trim the variable.',
    },
  ],
}
