import { protocols, type Choices, type Protocol } from '../choices.ts'
import type { Lifetimes } from '../issuer-options.ts'
import { authentications, grants, type Problems, type Section } from '../read-settings.ts'
import type { TenantApi } from '../tenant-apis.ts'
import type { TenantClient } from '../tenant-clients.ts'
import { form, lines, numberField, select, switchField, textField } from './fields.ts'
import { html, type Html } from './html.ts'

/** What the settings page shows of one issuer. */
export interface SettingsView {
  readonly issuer: string
  /** As they are in force, choices included. */
  readonly clients: readonly (TenantClient & { readonly grant_types: readonly string[] })[]
  /** The client whose secret is shown: that of an application under test. */
  readonly application: TenantClient
  readonly api: TenantApi
  readonly lifetimes: Lifetimes
  readonly rotateRefreshTokens: boolean
  readonly dpopNonces: boolean
  readonly choices: Choices
  /** Binds the forms to this page. */
  readonly token: string
  /** The section that was just saved, or `everything` after a reset. */
  readonly saved?: string
  /** A form that could not be saved. */
  readonly refused?: {
    readonly section: Section
    readonly client_id: string
    readonly problems: Problems
    readonly typed: (name: string) => string | undefined
  }
}

/** The settings of an issuer, as a vendor's dashboard has them: a form a section. */
export function settingsPage(view: SettingsView): Html {
  return html`<div class="settings">
    <h1>Settings</h1>
    <p class="lead">What you change here holds from the next request on, at this issuer alone.</p>
    ${
      view.saved !== undefined &&
      html`<p class="saved" role="status">Saved. The next run goes by it.</p>`
    }
    ${refusalOf(view)} ${view.clients.map((client) => clientSection(view, client))}
    ${apiSection(view)} ${tokensSection(view)} ${customSection(view)}
    <form method="post" class="reset">
      <input type="hidden" name="token" value="${view.token}" />
      <button name="section" value="reset" type="submit">Set everything back</button>
    </form>
  </div>`
}

/** Leads to the first field that has to be mended, which may be far down the page. */
function refusalOf({ refused }: SettingsView): Html {
  const name = Object.keys(refused?.problems ?? {})[0]
  if (!refused || name === undefined) return html``
  const id = refused.client_id === '' ? name : `${name}-${refused.client_id}`
  return html`<p class="alert" role="alert">
    <b>Not saved.</b> <a href="#${id}">${refused.problems[name]}</a>
  </p>`
}

function clientSection(view: SettingsView, client: SettingsView['clients'][number]): Html {
  const { client_id, client_name = client_id, redirect_uris, grant_types } = client
  const chosen = view.choices.clients?.[client_id]?.authentication
  const entry = entryOf(view, 'client', client_id)
  const isApplication = client_id === view.application.client_id
  return html`<section aria-labelledby="client-${client_id}">
    <h2 id="client-${client_id}">${client_name}</h2>
    <dl>
      ${pair('Client ID', client_id)}
      ${isApplication ? pair('Client secret', view.application.client_secret ?? '') : html``}
      ${isApplication ? pair('Metadata', `${view.issuer}.well-known/openid-configuration`) : html``}
    </dl>
    ${form('client', view.token, [
      html`<input type="hidden" name="client_id" value="${client_id}" />`,
      lines(entry('redirect_uris', 'Allowed callback URLs', redirect_uris.join('\n')), {
        hint: 'One a line. A redirect_uri has to equal one of them, character by character.',
      }),
      html`<fieldset>
        <legend>Grant types</legend>
        ${Object.entries(grants).map(([value, label]) =>
          switchField(`grant_types-${value}-${client_id}`, 'grant_types', label, {
            value,
            on: grant_types.includes(value),
          }),
        )}
      </fieldset>`,
      select(
        entry('authentication', 'Token endpoint authentication method', chosen ?? usual(client)),
        Object.entries(authentications),
      ),
    ])}
  </section>`
}

function usual({ client_secret, token_endpoint_auth_method }: TenantClient): string {
  return client_secret === undefined || token_endpoint_auth_method === 'none' ? 'none' : 'any'
}

function apiSection(view: SettingsView): Html {
  const { api } = view
  const entry = entryOf(view, 'api')
  const scopes = api.scopes.map(({ value, description }) => `${value} ${description}`).join('\n')
  return html`<section aria-labelledby="api">
    <h2 id="api">${api.name}</h2>
    ${form('api', view.token, [
      textField(entry('identifier', 'Identifier', api.identifier), {
        hint: 'The audience to ask for, and the aud of its access tokens.',
      }),
      lines(entry('scopes', 'Scopes', scopes), {
        hint: 'One a line: the scope, then what the consent page says of it.',
      }),
      numberField(
        entry('access_token_lifetime', 'Access token lifetime', `${api.accessTokenLifetime}`),
      ),
      switchField('allow_offline_access', 'allow_offline_access', 'Allow Offline Access', {
        value: 'on',
        on: api.allowOfflineAccess,
      }),
    ])}
  </section>`
}

function tokensSection(view: SettingsView): Html {
  const { authorizationCode, idToken, refreshToken } = view.lifetimes
  const entry = entryOf(view, 'tokens')
  return html`<section aria-labelledby="tokens">
    <h2 id="tokens">Tokens</h2>
    ${form('tokens', view.token, [
      numberField(entry('authorization_code_lifetime', 'Code lifetime', `${authorizationCode}`)),
      numberField(entry('id_token_lifetime', 'ID Token lifetime', `${idToken}`)),
      numberField(entry('refresh_token_lifetime', 'Refresh token lifetime', `${refreshToken}`)),
      switchField('rotate_refresh_tokens', 'rotate_refresh_tokens', 'Rotate refresh tokens', {
        value: 'on',
        on: view.rotateRefreshTokens,
      }),
      switchField('dpop_nonces', 'dpop_nonces', 'Ask for a nonce in DPoP proofs', {
        value: 'on',
        on: view.dpopNonces,
      }),
    ])}
  </section>`
}

const protocolNames: Readonly<Record<Protocol, string>> = {
  'oidc-basic-profile': 'oidc-basic-profile: a code is exchanged',
  'oauth2-refresh-token': 'oauth2-refresh-token: a token is refreshed',
  'oauth2-device-code': 'oauth2-device-code: a device asks',
}

function customSection(view: SettingsView): Html {
  const { custom } = view.choices
  const entry = entryOf(view, 'custom')
  const json = (claims: object | undefined) =>
    claims && Object.keys(claims).length > 0 ? JSON.stringify(claims, undefined, 2) : ''
  const options = Object.keys(protocols).map(
    (name) => [name, protocolNames[name as Protocol]] as const,
  )
  return html`<section aria-labelledby="custom">
    <h2 id="custom">Customised tokens</h2>
    <p class="note">A rule that runs before tokens are sent.</p>
    ${form('custom', view.token, [
      select(entry('protocol', 'Only when context.protocol is', custom?.protocol ?? ''), [
        ['', 'anything'],
        ...options,
      ]),
      lines(entry('id_token_claims', 'Claims added to the ID Token', json(custom?.idToken)), {
        hint: 'A JSON object, its names in a namespace of yours: {"https://example.com/role":"admin"}',
      }),
      lines(
        entry('access_token_claims', 'Claims added to the access token', json(custom?.accessToken)),
        { hint: 'The same, for the API.' },
      ),
      textField(entry('scope', 'Scope of the access token', custom?.scope ?? ''), {
        hint: 'Written instead of the scope that was granted; empty to leave that.',
      }),
    ])}
  </section>`
}

function pair(name: string, value: string): Html {
  return html`<div>
    <dt>${name}</dt>
    <dd><code>${value}</code></dd>
  </div>`
}

/** Makes the entries of a section's form: what was typed and refused stays there to be mended. */
function entryOf({ refused }: SettingsView, section: Section, client_id = '') {
  const mine = refused?.section === section && refused.client_id === client_id ? refused : undefined
  return (name: string, label: string, value: string) => {
    const problem = mine?.problems[name]
    return {
      id: client_id === '' ? name : `${name}-${client_id}`,
      name,
      label,
      value: mine?.typed(name) ?? value,
      ...(problem !== undefined && { problem }),
    }
  }
}
