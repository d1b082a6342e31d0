import { html, type Html } from './html.ts'

/** Asks whether to log out. `xsrf` binds the form to the session. */
export function logoutPage(action: string, xsrf: string, clientName: string | undefined): Html {
  return html`<h1>Log out?</h1>
    <p class="lead">
      ${
        clientName === undefined
          ? 'You are'
          : html`<b>${clientName}</b> asks to end your session. You are`
      }
      signed in at this tenant.
    </p>
    <form method="post" action="${action}" class="choice">
      <input type="hidden" name="xsrf" value="${xsrf}" />
      <button class="primary" name="logout" value="yes" type="submit">Log out</button>
      <button type="submit">Stay signed in</button>
    </form>
    <p class="note">
      Consent you gave is kept, and so are refresh tokens that work while you are away.
    </p>`
}

/** Says that the session has ended (or that it was kept), where there is nowhere to go back to. */
export function loggedOutPage(): Html {
  return html`<h1>Done</h1>
    <p class="lead">Your session at this tenant is as you chose. You can close this page.</p>`
}
