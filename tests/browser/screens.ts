import type { Page } from '@playwright/test'
import type { Scene } from './scene.ts'
import { logIn, newTab } from './verbs.ts'

/** A screen that a person can come to. */
export interface Screen {
  readonly name: string
  /** Comes to it; what it shows is then there. */
  readonly show: (page: Page, scene: Scene) => Promise<void>
}

/** Opens an address of the tool and waits for words that stand there when it is complete. */
const at =
  (address: string | ((scene: Scene) => string), words?: string): Screen['show'] =>
  async (page, scene) => {
    await page.goto(typeof address === 'string' ? address : address(scene))
    await page.getByRole('heading', { level: 1 }).waitFor()
    if (words) await page.getByText(words).first().waitFor()
  }

const messages = [
  ['discovery', 'OpenID Connect Discovery §4'],
  ['authorization-request', 'code_challenge_method'],
  ['authorization-response', 'The parameters came'],
  ['token-request', 'held by the server'],
  ['jwks', 'public halves only'],
  ['id-token', 'at_hash matches the access token'],
  ['access-token', 'aud names the API'],
  ['userinfo', 'Ada Marlow'],
  ['api-request', 'Carla Ruiz'],
  ['refresh', 'the old one is spent'],
] as const

const tabs = ['diagnosis', 'raw', 'learn', 'code'] as const

const home: readonly Screen[] = [
  { name: 'The home page with runs', show: at('/', 'complete') },
  {
    name: 'The home page without a run',
    show: async (page, scene) => {
      await page.route('**/api/runs?*', (route) => route.fulfill({ json: { runs: [] } }))
      await at('/', 'None yet.')(page, scene)
    },
  },
  {
    name: 'The home page when the backend has stopped',
    show: async (page, scene) => {
      await at('/', 'complete')(page, scene)
      await page.route('**/api/**', (route) => route.abort())
      await page.getByRole('button', { name: 'Step by step' }).click()
      await page.getByText('The tool’s backend does not answer.').waitFor()
    },
  },
  {
    name: 'The password page',
    show: async (page, scene) => {
      const json = { passwordRequired: true, authenticated: false }
      await page.route('**/api/session', (route) => route.fulfill({ json }))
      await at('/', 'it asks for its password')(page, scene)
    },
  },
  { name: 'The page for an address that names nothing', show: at('/nowhere') },
]

const lists: readonly Screen[] = [
  { name: 'The list of runs', show: at('/runs', 'complete') },
  {
    name: 'The question whether to delete a run',
    show: async (page, scene) => {
      await at('/runs', 'complete')(page, scene)
      await page
        .getByRole('button', { name: /^Delete run/ })
        .first()
        .click()
    },
  },
  { name: 'The list of connections', show: at('/connections', 'public client') },
  { name: 'The choice of a provider', show: at('/connections/new', 'Duende IdentityServer') },
  {
    name: 'A new connection from a template',
    show: at('/connections/new?template=auth0', 'Auth0'),
  },
  {
    name: 'A new connection that cannot be saved yet',
    show: async (page, scene) => {
      await at('/connections/new?template=any', 'Any OpenID issuer')(page, scene)
      await page.getByRole('button', { name: 'Add a parameter' }).click()
      await page.getByRole('button', { name: 'Save', exact: true }).click()
      await page.getByRole('alert').waitFor()
    },
  },
  {
    name: 'A new connection with all that is folded up opened',
    show: async (page, scene) => {
      await at('/connections/new?template=any', 'Any OpenID issuer')(page, scene)
      await page.getByLabel('Client authentication').selectOption('private_key_jwt')
      await page.getByRole('checkbox', { name: /DPoP/ }).check()
      await page.getByRole('button', { name: 'Add a request' }).click()
      for (const part of ['Metadata by hand', 'How it is asked and answered'])
        await page.getByText(part).click()
      for (const part of ['Runs', 'Logout', 'Network'])
        await page.getByRole('heading', { name: part }).click()
      await page.getByLabel('HTTPS proxy').waitFor()
    },
  },
  { name: 'The built-in connection', show: at('/connections/built-in', 'cannot be changed') },
]

const workspace: readonly Screen[] = [
  ...messages.map(([step, words]) => ({
    name: `The message ${step}`,
    show: at(({ complete }) => `${complete}/${step}`, words),
  })),
  ...tabs.map((tab) => ({
    name: `The tab ${tab} of the token request`,
    show: at(({ complete }) => `${complete}/token-request?tab=${tab}`, 'Token request'),
  })),
  {
    name: 'The tab diagnosis of the ID Token',
    show: at(({ complete }) => `${complete}/id-token?tab=diagnosis`, 'does not apply'),
  },
  {
    name: 'The tab raw of the ID Token',
    show: at(({ complete }) => `${complete}/id-token?tab=raw`, 'ID Token'),
  },
  { name: 'A run of which nothing was sent', show: at(({ fresh }) => fresh, 'Add a header') },
  {
    name: 'A message that cannot be sent yet',
    show: at(({ fresh }) => `${fresh}/token-request`, 'It cannot be sent yet.'),
  },
  {
    name: 'A message sent, to be sent again with changes',
    show: async (page, scene) => {
      await at(({ complete }) => `${complete}/token-request`, 'Send again')(page, scene)
      await page.getByRole('button', { name: 'Send again with changes' }).click()
      await page.getByRole('textbox', { name: 'Value of redirect_uri' }).fill('http://elsewhere')
    },
  },
  { name: 'A run that waits for the login', show: at(({ waiting }) => waiting, 'Open it here') },
  { name: 'A run that failed', show: at(({ failed }) => failed, 'Apply fix and retry') },
  {
    name: 'The diagnosis of a run that failed',
    show: at(({ failed }) => `${failed}/token-request?tab=diagnosis`, 'Ruled out'),
  },
  {
    name: 'The export dialog',
    show: async (page, scene) => {
      await at(({ complete }) => complete, 'The flow is complete.')(page, scene)
      await page.getByRole('button', { name: 'Export' }).click()
      await page.getByText('Taken out:').waitFor()
    },
  },
  {
    name: 'The export dialog with live tokens',
    show: async (page, scene) => {
      await at(({ complete }) => complete, 'The flow is complete.')(page, scene)
      await page.getByRole('button', { name: 'Export' }).click()
      await page.getByRole('radio', { name: /^With live tokens/ }).check()
      await page.getByRole('button', { name: 'Download with live tokens' }).waitFor()
    },
  },
  {
    name: 'The preflight opened on the map of a run that is complete',
    show: async (page, scene) => {
      await at(({ complete }) => `${complete}/id-token`, 'at_hash')(page, scene)
      await page.getByRole('heading', { name: 'Preflight' }).click()
      await page.getByRole('link', { name: /^400 invalid_grant/ }).waitFor()
    },
  },
  {
    name: 'A run that is still loading',
    show: async (page, scene) => {
      await page.route('**/api/runs/*', () => {})
      await page.goto(scene.complete)
      await page.getByRole('status').first().waitFor()
    },
  },
  {
    name: 'A run that cannot be read',
    show: async (page, scene) => {
      await page.route('**/api/runs/*', (route) => route.abort())
      await at(({ complete }) => complete, 'The run could not be read')(page, scene)
    },
  },
  {
    name: 'The dialog that takes anything',
    show: async (page, scene) => {
      await at(({ complete }) => complete, 'The flow is complete.')(page, scene)
      await page.keyboard.press('Control+k')
      await page.getByRole('dialog').getByRole('textbox').waitFor()
    },
  },
  {
    name: 'The choice of a run to compare with',
    show: async (page, scene) => {
      await at(({ complete }) => complete, 'The flow is complete.')(page, scene)
      await page.getByRole('button', { name: 'Compare' }).first().click()
      await page.getByRole('dialog').getByRole('link').first().waitFor()
    },
  },
  {
    name: 'The list of keys',
    show: async (page, scene) => {
      await at(({ complete }) => complete, 'The flow is complete.')(page, scene)
      await page.keyboard.press('?')
      await page.getByRole('dialog').waitFor()
    },
  },
]

const callbacks: readonly Screen[] = [
  {
    name: 'The tab that came back from the login',
    show: async (page, scene) => {
      const other = await newTab(page, async () => {
        await (await page.context().newPage()).goto(scene.complete)
      })
      await other.getByText('The flow is complete.').waitFor()
      await at(({ complete }) => `${complete}?returned`, 'This tab can be closed.')(page, scene)
    },
  },
  {
    name: 'A callback that answers nothing',
    show: at('/callback?code=none&state=unknown&error_description=a%20long%20one', 'What arrived'),
  },
  { name: 'A callback without parameters', show: at('/callback', 'What was expected') },
]

const tenant: readonly Screen[] = [
  { name: 'The tenant’s settings page', show: at(({ issuer }) => `${issuer}settings`) },
  { name: 'The tenant’s own page', show: at(({ issuer }) => issuer) },
  { name: 'The tenant’s login page', show: at(({ login }) => login, 'Demo credentials') },
  {
    name: 'The tenant’s login page after a wrong password',
    show: async (page, scene) => {
      await at(({ login }) => login)(page, scene)
      await page.getByLabel('Email address').fill('ada@example.com')
      await page.getByLabel('Password').fill('not this one')
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByRole('alert').waitFor()
    },
  },
  {
    name: 'The tenant’s consent page',
    show: async (page, scene) => {
      await at(({ login }) => `${login}&prompt=consent`)(page, scene)
      await logIn(page, 'Ben')
      await page.getByRole('button', { name: 'Allow' }).waitFor()
    },
  },
  {
    name: 'The tenant’s error page',
    show: at(({ issuer }) => `${issuer}authorize?client_id=nobody&redirect_uri=http://nowhere`),
  },
  { name: 'The tenant’s logout page', show: at(({ issuer }) => `${issuer}oidc/logout`) },
]

/** Every screen of the tool, and of the built-in tenant that it leads to. */
export const screens: readonly Screen[] = [...home, ...lists, ...workspace, ...callbacks, ...tenant]
