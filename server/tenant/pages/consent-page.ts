import type { Access } from '../access.ts'
import { openidScopes, type TenantApi } from '../tenant-apis.ts'
import { fullName, picturePath, type TenantUser } from '../tenant-users.ts'
import { html, type Html } from './html.ts'

/** What the consent page shows. */
export interface ConsentView {
  readonly clientName: string
  /** Where Allow and Deny lead; absent for a device. */
  readonly destination: string | undefined
  readonly user: TenantUser
  readonly access: Access
  readonly apis: readonly TenantApi[]
}

/** The consent page: every permission asked for, with Allow and Deny. */
export function consentPage({ clientName, destination, user, access, apis }: ConsentView): Html {
  const asked = apis.filter(({ identifier }) => identifier in access.apiScopes)
  return html`<h1>Allow access?</h1>
    <p class="lead"><b>${clientName}</b> asks for access to your account.</p>
    <p class="whoami">
      <img src="${picturePath(user)}" alt="" width="28" height="28" />
      <span>Signed in as <b>${fullName(user)}</b> <small>${user.email}</small></span>
    </p>
    ${permissions('Your account', openidScopes, access.scopes, access.claims)}
    ${asked.map((api) =>
      permissions(api.name, api.scopes, access.apiScopes[api.identifier] ?? [], []),
    )}
    <form method="post" class="choice">
      <button class="primary" name="decision" value="allow" type="submit">Allow</button>
      <button name="decision" value="deny" type="submit">Deny</button>
    </form>
    ${
      destination !== undefined &&
      html`<p class="note">Either way you go back to <code>${destination}</code></p>`
    }`
}

function permissions(
  title: string,
  known: TenantApi['scopes'],
  scopes: readonly string[],
  claims: readonly string[],
): Html {
  const lines = [
    ...known
      .filter(({ value }) => scopes.includes(value))
      .map(({ value, description }) => ({ text: description, name: value })),
    ...claims.map((name) => ({ text: 'See this claim about you', name })),
  ]
  if (lines.length === 0) return html``
  return html`<section>
    <h2>${title}</h2>
    <ul class="permissions">
      ${lines.map(({ text, name }) => html`<li><span>${text}</span> <code>${name}</code></li>`)}
    </ul>
  </section>`
}
