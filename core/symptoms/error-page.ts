import { textOf } from '../http.ts'
import type { CauseVerdict, Scene, Sighting, Symptom } from '../symptom.ts'

export const errorPage: Symptom = {
  id: 'error-page',
  title: 'the authorization server showed a page of its own and never sent the browser back',
  matches: shownPage,
  causes: [
    {
      id: 'redirect-uri-missing',
      title: 'The redirect_uri is missing',
      explanation: 'Without it the server has nowhere to send the browser back to.',
      specification: ['RFC6749-3.1.2.3'],
      checks: ['authorization-request/redirect-uri-present'],
      fix: { text: 'Send the registered redirect_uri.' },
    },
    {
      id: 'redirect-uri-double-encoded',
      title: 'The redirect_uri was encoded twice',
      explanation:
        'After decoding once it still holds %3A or %2F, so it equals no registered value.',
      specification: ['RFC6749-3.1.2.3'],
      judge: encodedTwice,
      fix: { text: 'Give the plain URL to whatever builds the request, and let it encode once.' },
    },
    {
      id: 'redirect-uri-fragment',
      title: 'The redirect_uri has a form that no server accepts',
      explanation: 'It must be an absolute URI without a fragment.',
      specification: ['RFC6749-3.1.2'],
      checks: ['authorization-request/redirect-uri-form'],
      fix: { text: 'Use an absolute URI without a fragment, and register it.' },
    },
    {
      id: 'redirect-uri-not-registered',
      title: 'The redirect_uri is not registered for this client',
      explanation:
        'A server must not redirect to an address it does not know, so it shows a page instead. The registered value must equal the sent one byte for byte.',
      specification: ['RFC6749-4.1.2.1', 'RFC6749-3.1.2.4'],
      tell: 'Compare the redirect_uri with the list in the server’s console, character by character.',
      fix: { text: 'Register the exact redirect_uri that was sent.' },
    },
    {
      id: 'client-id-unknown',
      title: 'The server does not know this client_id',
      explanation:
        'It is misspelt, or belongs to another tenant; then too there is nowhere to redirect to.',
      specification: ['RFC6749-4.1.2.1'],
      tell: 'Send the same request with a client_id that certainly does not exist: the same page means that this one is unknown too.',
      fix: { text: 'Enter the client_id that is registered at this issuer.' },
    },
  ],
}

function shownPage({ facts }: Scene): Sighting | undefined {
  const outcome = facts.authorizationRequest?.exchange.outcome
  if (outcome?.kind !== 'response') return undefined
  return {
    step: 'authorization-request',
    pointer: { entry: outcome.entry.id, part: 'response.body' },
  }
}

function encodedTwice({ facts }: Scene): CauseVerdict {
  const query = facts.authorizationRequest?.exchange.sent.request.query ?? []
  const redirect_uri = textOf(query, 'redirect_uri') ?? ''
  const twice = /^[a-z][a-z0-9+.-]*%3A%2F%2F/i.test(redirect_uri)
  const evidence = [{ expected: 'https://…', found: redirect_uri }]
  return { certainty: twice ? 'proven' : 'ruled-out', evidence }
}
