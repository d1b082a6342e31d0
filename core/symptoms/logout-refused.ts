import { headerOf } from '../http.ts'
import { parameter } from '../in-hand.ts'
import type { CauseVerdict, Scene, Sighting, Symptom } from '../symptom.ts'

export const logoutRefused: Symptom = {
  id: 'logout-refused',
  title: 'the authorization server showed an error instead of logging out',
  matches: shownError,
  causes: [
    {
      id: 'post-logout-uri-not-registered',
      title: 'The post_logout_redirect_uri is not registered for this client',
      explanation:
        'Where a logout may return to is a list of its own at most servers, beside that of the redirect_uri, and is compared byte for byte.',
      specification: ['OIDCRIL-3', 'OIDCRIL-3.1'],
      judge: returnAsked,
      says: /(?:log ?out|redirect(?:ion)?|return|signout)[ -]?(?:redirect(?:ion)?[ -]?)?ur[il]/i,
      tell: 'Compare it with the client’s logout addresses in the server’s console, character by character.',
      fix: { text: 'Register the exact post_logout_redirect_uri among the logout addresses.' },
    },
    {
      id: 'logout-id-token-hint-missing',
      title: 'The logout names neither the login nor the client it ends',
      explanation:
        'Many servers send the browser on only when an id_token_hint shows whose login it is.',
      specification: ['OIDCRIL-2'],
      judge: hintSent,
      says: /(?:missing|required|without|no)\b.{0,40}id token(?: hint)?|id token(?: hint)?\b.{0,40}(?:missing|required|not (?:provided|present))/i,
      tell: 'Send the same logout with the id_token of the login as id_token_hint.',
      fix: { text: 'Send the id_token of the login as id_token_hint.' },
    },
    {
      id: 'logout-id-token-hint-invalid',
      title: 'The server does not take the id_token_hint',
      explanation: 'It has expired, is of another issuer or client, or is no ID Token at all.',
      specification: ['OIDCRIL-2'],
      judge: hintNotSent,
      says: /(?:invalid|expired|malformed|wrong)\b.{0,40}id token|id token(?: hint)?\b.{0,60}(?:invalid|expired|not valid|malformed|does not|could not)/i,
      tell: 'Send the logout with the id_token of a fresh login.',
      fix: { text: 'Send the id_token that this client got at its latest login.' },
    },
  ],
}

/** A page with an error status, or one of the server’s own that names an error in its address. */
function shownError({ facts: { logout } }: Scene): Sighting | undefined {
  const outcome = logout?.exchange.outcome
  if (outcome?.kind !== 'response') return undefined
  const { id, response } = outcome.entry
  const led = /[?&#]error(?:_code)?=/i.test(headerOf(response.headers, 'Location') ?? '')
  if (response.status < 400 && !led) return undefined
  return { step: 'logout', pointer: { entry: id, part: led ? 'response.status' : 'response.body' } }
}

function sent({ facts }: Scene, name: string): string | undefined {
  return parameter(facts.logout?.front ?? [], name)
}

function returnAsked(scene: Scene): CauseVerdict | undefined {
  // Cognito and Auth0 have names of their own for it.
  const names = ['post_logout_redirect_uri', 'logout_uri', 'returnTo']
  return names.every((name) => sent(scene, name) === undefined)
    ? { certainty: 'ruled-out', evidence: [{ note: 'the logout asks for no way back' }] }
    : undefined
}

function hintSent(scene: Scene): CauseVerdict | undefined {
  return sent(scene, 'id_token_hint') === undefined
    ? undefined
    : { certainty: 'ruled-out', evidence: [{ note: 'an id_token_hint was sent' }] }
}

function hintNotSent(scene: Scene): CauseVerdict | undefined {
  return sent(scene, 'id_token_hint') === undefined
    ? { certainty: 'ruled-out', evidence: [{ note: 'no id_token_hint was sent' }] }
    : undefined
}
