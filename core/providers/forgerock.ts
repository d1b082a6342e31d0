import type { Provider } from './provider.ts'

export const forgeRock: Provider = {
  id: 'forgerock',
  name: 'ForgeRock',
  traits: { hosts: ['.forgeblocks.com'], paths: ['/oauth2/realms/', '/am/oauth2/'] },
  known: [
    {
      id: 'forgerock-redirect-mismatch',
      step: 'authorize',
      status: 400,
      error: 'redirect_uri_mismatch',
      fragments: [
        'redirect_uri_mismatch',
        'The redirection URI provided does not match a pre-registered value',
      ],
      title: 'The redirect_uri is not a registered value',
      causes: ['it is missing, has a fragment, or http stands for https'],
      tell: ['a page without redirect'],
      fix: 'Register the exact value; for agents set the root URL.',
    },
  ],
}
