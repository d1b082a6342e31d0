import { routes } from '../endpoints.ts'
import type { TenantApi } from '../tenant-apis.ts'
import type { TenantUser } from '../tenant-users.ts'
import { html, type Html } from './html.ts'

/** The issuer's own page: what it is, where its metadata is, who lives here. */
export function homePage(
  issuer: string,
  users: readonly TenantUser[],
  apis: readonly TenantApi[],
): Html {
  const links = [
    ['Settings', `${issuer}settings`],
    ['Metadata', `${issuer}.well-known/openid-configuration`],
    ['Keys', `${issuer}${routes.jwks.slice(1)}`],
  ] as const
  return html`<h1>An authorization server to learn with</h1>
    <p class="lead">It is real: what it sends is what a tenant of a vendor would send.</p>
    <section>
      <h2>For a client</h2>
      <dl>
        ${links.map(
          ([name, url]) =>
            html`<div>
              <dt>${name}</dt>
              <dd><a href="${url}">${url}</a></dd>
            </div>`,
        )}
        ${apis.map(
          (api) =>
            html`<div>
              <dt>${api.name}</dt>
              <dd><code>audience=${api.identifier}</code></dd>
            </div>`,
        )}
      </dl>
    </section>
    <section>
      <h2>Demo credentials</h2>
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
