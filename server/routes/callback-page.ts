import type { InboundRequest, TextField } from '../../core/http.ts'
import { type Html, html } from '../tenant/pages/html.ts'
import type { Received } from './callbacks.ts'

/** What to say in each case. */
interface Words {
  readonly title: string
  readonly reason: string
  readonly expected: string
  readonly advice: readonly string[]
}

const paste =
  'If one of your runs waits for this answer, copy the address from the address bar and paste it there: the run then shows what is wrong with it.'
const again = 'Otherwise start the login again from the run, and finish it in the same browser.'

const refusals: Readonly<Record<Extract<Received, { refused: string }>['refused'], Words>> = {
  'no-parameters': {
    title: 'Nothing came with this callback',
    reason: 'The browser reached the redirection endpoint without any parameter.',
    expected: 'A code and a state, or an error and a state (RFC 6749 §4.1.2).',
    advice: [
      'If you opened this address yourself: it is only for authorization servers to send browsers to. Begin at a run.',
      'If an authorization server sent you here: look at its log. A proxy or a sign-in page in between may have dropped the query.',
      'If the answer is in a fragment (after “#”), JavaScript must be on for it to be read.',
    ],
  },
  'no-state': {
    title: 'This callback says not which request it answers',
    reason: 'It has no state, so it cannot be matched to a run, and nothing was done with it.',
    expected: 'The state that the authorization request sent, unchanged (RFC 6749 §4.1.2).',
    advice: [
      'If the authorization request did send a state, the server, or a page between, has lost it: that is a fault to report there.',
      'If you did not start a login just now, close this page: someone may want you to use their login.',
      paste,
      again,
    ],
  },
  'unknown-state': {
    title: 'This callback answers no request of this tool',
    reason: 'No run has sent this state, so nothing was done with it.',
    expected: 'A state that one of the runs has sent and that no answer has used yet.',
    advice: [
      'If you did not start a login just now, close this page: someone may want you to use their login.',
      'The run may have been deleted, or the tool may have been started with another data folder.',
      'The state may have been changed on its way: compare its first characters with the run’s.',
      paste,
      again,
    ],
  },
}

const used: Words = {
  title: 'This callback has come before',
  reason: 'An answer with this state was already taken, and a state is good for one answer.',
  expected: 'One callback for each authorization request.',
  advice: [
    'If you went back or reloaded: go on in the run, which has the first answer.',
    'If not, look for what loads the address twice: a prefetch, a scanner of links, an effect that runs twice.',
    'To log in once more, draw new values in the run and send the authorization request again.',
  ],
}

const afterLogout: Words = {
  title: 'This return from logout answers no logout of this tool',
  reason: 'No run has sent a logout request with this state, so nothing was done with it.',
  expected:
    'The state that the logout request sent, unchanged (OpenID Connect RP-Initiated Logout §3).',
  advice: [
    'If you just logged out from a run: the server has lost the state or changed it. The session there has ended all the same.',
    'If not, close this page: it changes nothing.',
  ],
}

/** The page for a callback that was not taken. Everything that came is shown as text. */
export function callbackPage(
  { method, url, parameters }: InboundRequest,
  received: Exclude<Received, { first: true }>,
): string {
  const path = URL.canParse(url) ? new URL(url).pathname : '/callback'
  const refused = path === '/logged-out' ? () => afterLogout : wordsOf
  const words = 'refused' in received ? refused(received.refused) : used
  const run = 'runId' in received ? received.runId : undefined
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${words.title} · OAuth Flow Explorer</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/callback.css" />
        <script src="/callback.js" defer></script>
      </head>
      <body>
        <header><a href="/">OAuth Flow Explorer</a></header>
        <main>
          <div class="verdict">
            <span aria-hidden="true">!</span>
            <div>
              <h1>${words.title}</h1>
              <p>${words.reason}</p>
            </div>
          </div>
          <h2>What arrived</h2>
          <p><code>${method} ${path}</code> ${recordOf(received)}</p>
          ${parameters.length > 0 && table(parameters)}
          <h2>What was expected</h2>
          <p>${words.expected}</p>
          <h2>What to do</h2>
          <ul>
            ${words.advice.map((advice) => html`<li>${advice}</li>`)}
          </ul>
          <p class="ways">
            ${run !== undefined && html`<a class="main" href="/runs/${run}">Go to the run</a>`}
            <a href="/runs">All runs</a> <a href="/">Home</a>
          </p>
        </main>
      </body>
    </html>`.markup
}

function wordsOf(reason: keyof typeof refusals): Words {
  return refusals[reason]
}

function recordOf(received: Received): string {
  if (!('runId' in received)) return 'Nothing of it was kept.'
  return received.entry
    ? 'It is recorded in the run, as a further callback.'
    : 'Five are recorded already, so this one was not.'
}

/** Rows shown; more would only be noise. */
const mostRows = 40

function table(parameters: readonly TextField[]): Html {
  const more = parameters.length - mostRows
  return html`<table>
      <thead>
        <tr>
          <th scope="col">Parameter</th>
          <th scope="col">Value</th>
        </tr>
      </thead>
      <tbody>
        ${parameters.slice(0, mostRows).map(
          ([name, value]) =>
            html`<tr>
              <th scope="row">${visible(name)}</th>
              <td>${shownValue(name, value)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${more > 0 && html`<p>And ${more} more.</p>`}`
}

const plain = new Set(['error', 'error_description', 'error_uri', 'iss', 'scope', 'token_type'])

/** Only what cannot be a credential is shown at length; of the rest, its beginning and its length. */
function shownValue(name: string, value: string): string {
  if (value === '') return '(empty)'
  if (plain.has(name))
    return value.length > 300 ? `${visible(value.slice(0, 300))}…` : visible(value)
  const beginning = value.slice(0, Math.min(6, Math.floor(value.length / 4)))
  return `${visible(beginning)}… (${value.length} ${value.length === 1 ? 'character' : 'characters'})`
}

/** Controls and marks that change the direction of text, made visible. */
function visible(text: string): string {
  const short = text.length > 400 ? `${text.slice(0, 400)}…` : text
  return short.replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (character) =>
      `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  )
}
