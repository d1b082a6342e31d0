import { html, type Html } from './html.ts'

/** Asks for the code that the device shows (RFC 8628 section 3.3). */
export function userCodePage(
  action: string,
  xsrf: string,
  problem: string | undefined,
  typed: string,
): Html {
  return html`<h1>Connect a device</h1>
    <p class="lead">Type the code that the device shows.</p>
    <form method="post" action="${action}">
      ${
        problem !== undefined &&
        html`<p class="alert" role="alert" id="code-error"><b>${problem}</b></p>`
      }
      <input type="hidden" name="xsrf" value="${xsrf}" />
      <label for="user_code">Code</label>
      <input
        id="user_code"
        name="user_code"
        value="${typed}"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        required
        ${problem !== undefined && html`aria-invalid="true" aria-describedby="code-error"`}
      />
      <button class="primary" type="submit">Continue</button>
    </form>`
}

/** Asks whether the code is the one on the device, so that nobody connects somebody else's. */
export function confirmDevicePage(
  action: string,
  xsrf: string,
  userCode: string,
  clientName: string,
): Html {
  return html`<h1>Is this your device?</h1>
    <p class="lead"><b>${clientName}</b> should be showing this code:</p>
    <p class="user-code"><code>${userCode}</code></p>
    <form method="post" action="${action}" class="choice">
      <input type="hidden" name="xsrf" value="${xsrf}" />
      <input type="hidden" name="user_code" value="${userCode}" />
      <input type="hidden" name="confirm" value="yes" />
      <button class="primary" type="submit">Yes, continue</button>
      <button name="abort" value="yes" type="submit">No, stop</button>
    </form>`
}

/** Says that the device has what it asked for. */
export function deviceConnectedPage(clientName: string): Html {
  return html`<h1>Device connected</h1>
    <p class="lead"><b>${clientName}</b> can go on now. You can close this page.</p>`
}
