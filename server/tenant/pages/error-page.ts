import { html, type Html } from './html.ts'

/** What an error page of the tenant shows. */
export interface ErrorView {
  readonly error: string
  readonly description: string
  /** What the person can do about it. */
  readonly advice: string
  /** What was sent, as far as it explains the error. */
  readonly received?: readonly (readonly [name: string, value: string])[]
}

/** The page for what cannot be sent back to the client: shown here, as vendors do. */
export function errorPage({ error, description, advice, received = [] }: ErrorView): Html {
  return html`<h1>Something is wrong with this request</h1>
    <p class="alert"><code>${error}</code> <span>${description}</span></p>
    <p>${advice}</p>
    ${
      received.length > 0 &&
      html`<section aria-labelledby="received">
        <h2 id="received">What was received</h2>
        <dl>
          ${received.map(
            ([name, value]) =>
              html`<div>
                <dt><code>${name}</code></dt>
                <dd><code>${value}</code></dd>
              </div>`,
          )}
        </dl>
      </section>`
    }`
}

/** What to do about an error of the authorization request, by its code. */
export function adviceFor(error: string): string {
  return advice[error] ?? 'Go back to the application and start again.'
}

const advice: Readonly<Record<string, string>> = {
  invalid_redirect_uri:
    'The redirect_uri must equal one of the client’s allowed callback URLs, character by character. Since it does not, the answer cannot be sent there and is shown here.',
  invalid_client:
    'No client with this client_id is registered at this tenant. Check the client_id for a typing error, and that it belongs to this issuer.',
  invalid_request:
    'A parameter is missing, repeated or malformed. Compare the request with what the description names.',
  invalid_request_uri: 'A pushed request can be used once, within a minute. Push it again.',
  server_error: 'The fault is on this side. Try again; the tool’s log says more.',
}
