import type { Evidence } from '../check.ts'
import { parameter } from '../in-hand.ts'
import type { CauseVerdict, Scene, Sighting, Symptom } from '../symptom.ts'
import { disabledClient } from './client-disabled.ts'
import { either, redirectUriElsewhere, unknownClientElsewhere } from './other-languages.ts'
import { onlyWhenSaid } from './server-words.ts'

const redirectUri = either(
  /redirect(?:ion)?[ -]?ur[il]|redirect mismatch|invalid redirect\b|redirect_mismatch|reply (?:url|address)|callback (?:ur[il]|address)/i,
  redirectUriElsewhere,
)
const unknownClient = either(
  /(?:client|app(?:lication)?)\b.{0,40}(?:not (?:be )?found|unknown|does ?n.t exist|not exist|not registered|not recogni[sz]ed)|(?:unknown|no such|invalid|unregistered) (?:oauth )?(?:client|app)/i,
  unknownClientElsewhere,
)

const pushedOnly =
  /\bpushed authorization|\bPAR\b.{0,30}(?:required|must|only)|must (?:be pushed|use PAR)|request_uri is required/i

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
      says: redirectUri,
      tell: 'Compare the redirect_uri with the list in the server’s console, character by character.',
      fix: { text: 'Register the exact redirect_uri that was sent.' },
    },
    {
      id: 'client-id-unknown',
      title: 'The server does not know this client_id',
      explanation:
        'It is misspelt, or belongs to another tenant; then too there is nowhere to redirect to.',
      specification: ['RFC6749-4.1.2.1'],
      says: unknownClient,
      tell: 'Send the same request with a client_id that certainly does not exist: the same page means that this one is unknown too.',
      fix: { text: 'Enter the client_id that is registered at this issuer.' },
    },
    {
      id: 'client-disabled',
      title: 'The client is switched off at the server',
      explanation: 'The server knows the client_id and serves it no more, or not yet.',
      specification: ['RFC6749-4.1.2.1'],
      says: disabledClient,
      tell: 'Look at the state of the client in the server’s console.',
      fix: { text: 'Switch the client on in the server’s console.' },
    },
    {
      id: 'unauthorized-client-flow',
      title: 'The response_type is switched off for this client',
      explanation: 'Some servers show this on a page of their own instead of redirecting.',
      specification: ['RFC6749-4.1.2.1'],
      says: /unauthorized client|response type|(?:flow|grant)\b.{0,40}not (?:allowed|enabled|supported|permitted)/i,
      tell: 'Look at the client’s type and grant types in the console.',
      fix: { text: 'Allow the authorization code grant for this client in the server’s console.' },
    },
    {
      id: 'scope-not-allowed-for-client',
      title: 'A scope is unknown to the server, or not allowed for this client',
      explanation: 'Some servers show this on a page of their own instead of redirecting.',
      specification: ['RFC6749-4.1.2.1'],
      says: /\bscopes?\b/i,
      tell: 'Send the request with openid alone: if that works, it is one of the scopes.',
      fix: { text: 'Leave the scope out, or allow it for this client in the server’s console.' },
    },
    {
      id: 'pkce-required-but-missing',
      title: 'The server wants PKCE and no code_challenge was sent',
      explanation: 'Many servers demand a code_challenge from public clients, some from all.',
      specification: ['RFC7636-4.4.1'],
      // That none was sent does not say that this page is about it.
      says: /pkce|code[ _]challenge|proof key/i,
      refute: challengeSent,
      fix: { text: 'Turn PKCE on with S256.', connection: { pkce: 'S256' } },
    },
    {
      id: 'par-required',
      title: 'The authorization request must be pushed first',
      explanation:
        'This server takes what a client asks for over the back channel alone; the browser only carries a reference.',
      specification: ['RFC9126-5'],
      checks: ['authorization-request/pushed-where-required'],
      judge: onlyWhenSaid(pushedOnly),
      fix: { text: 'Push the request first.', connection: { pushed: true } },
    },
    {
      id: 'request-uri-spent',
      title: 'The request_uri has expired or was used before',
      explanation:
        'What was pushed holds for a short while and for one use: reload and back spend it.',
      specification: ['RFC9126-2.2', 'RFC9126-4'],
      checks: ['authorization-request/reference-alive', 'authorization-request/reference-once'],
      judge: onlyWhenSaid(
        /request[ _]uri\b.{0,60}(?:expired|already|used|not found|invalid|unknown)/i,
      ),
      fix: { text: 'Push the request again, and send the browser right away.' },
    },
    {
      id: 'state-too-short',
      title: 'The state is missing, or too short for this server',
      explanation: 'Some servers, Ory Hydra among them, ask for eight characters and more.',
      specification: ['RFC6749-10.10'],
      judge: onlyWhenSaid(
        /\bstate\b.{0,60}(?:missing|enough|too (?:short|weak)|at least|entropy)/i,
      ),
      fix: { text: 'Draw a state of 16 random characters and more for each request.' },
    },
    {
      id: 'audience-unknown',
      title: 'The audience or resource is not an API this server knows',
      explanation: 'The value must equal the API’s identifier byte for byte.',
      specification: ['RFC8707-2'],
      says: /\b(?:audience|resource|service)\b.{0,60}(?:not (?:be )?found|unknown|invalid|not exist|not allowed)/i,
      tell: 'Leave the audience out: if the login works then, the value is unknown.',
      fix: { text: 'Copy the API’s identifier from the server’s console into the audience.' },
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

function challengeSent(scene: Scene): Evidence | undefined {
  const sent = scene.verdictOf('authorization-request/pkce').outcome === 'pass'
  return sent ? { note: 'a code_challenge was sent' } : undefined
}

function encodedTwice({ facts }: Scene): CauseVerdict {
  const redirect_uri = parameter(facts.authorizationRequest?.parameters ?? [], 'redirect_uri') ?? ''
  const twice = /^[a-z][a-z0-9+.-]*%3A%2F%2F/i.test(redirect_uri)
  const evidence = [{ expected: 'https://…', found: redirect_uri }]
  return { certainty: twice ? 'proven' : 'ruled-out', evidence }
}
