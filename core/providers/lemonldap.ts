import type { Provider } from './provider.ts'

export const lemonldap: Provider = {
  id: 'lemonldap',
  name: 'LemonLDAP::NG',
  traits: { texts: ['lemonldap', 'llng'] },
  known: [
    {
      id: 'lemonldap-redirect',
      step: 'authorize',
      fragments: ['redirect'],
      title: 'The redirect_uri is not declared for the relying party',
      causes: ['it is missing, or its port does not match'],
      tell: ['the portal’s log'],
      fix: 'Declare the address with the relying party.',
    },
  ],
}
