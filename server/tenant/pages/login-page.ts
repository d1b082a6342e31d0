import { fullName, picturePath, type TenantUser } from '../tenant-users.ts'
import { html, type Html } from './html.ts'

/** What the login page shows. */
export interface LoginView {
  readonly clientName: string
  readonly users: readonly TenantUser[]
  /** What was typed, or the request's `login_hint`. */
  readonly email: string
  /** After an attempt that failed. */
  readonly failed: boolean
}

/** The login page: one button a demo user, and the ordinary form. Both post the same fields. */
export function loginPage({ clientName, users, email, failed }: LoginView): Html {
  return html`<h1>Sign in</h1>
    <p class="lead">to continue to <b>${clientName}</b></p>
    <ul class="people">
      ${users.map(demoUser)}
    </ul>
    <p class="or"><span>or type it yourself</span></p>
    <form method="post">
      ${
        failed &&
        html`<p class="alert" role="alert" id="login-error">
          <b>Wrong email address or password.</b> The demo credentials stand below; or use one of
          the buttons above.
        </p>`
      }
      <label for="email">Email address</label>
      <input
        id="email"
        name="email"
        type="email"
        value="${email}"
        autocomplete="username"
        required
        ${failed && describedByError}
      />
      <label for="password">Password</label>
      <input
        id="password"
        name="password"
        type="password"
        autocomplete="current-password"
        required
        ${failed && describedByError}
      />
      <button class="primary" type="submit">Sign in</button>
    </form>
    <section aria-labelledby="demo">
      <h2 id="demo">Demo credentials</h2>
      <dl>
        ${users.map(
          (user) =>
            html`<div>
              <dt>${user.email}</dt>
              <dd><code>${user.password}</code></dd>
            </div>`,
        )}
      </dl>
    </section>`
}

const describedByError = html`aria-invalid="true" aria-describedby="login-error"`

function demoUser(user: TenantUser): Html {
  return html`<li>
    <form method="post">
      <input type="hidden" name="email" value="${user.email}" />
      <input type="hidden" name="password" value="${user.password}" />
      <button class="person" type="submit">
        <img src="${picturePath(user)}" alt="" width="36" height="36" />
        <span><b>Continue as ${fullName(user)}</b> <small>${user.email}</small></span>
      </button>
    </form>
  </li>`
}
