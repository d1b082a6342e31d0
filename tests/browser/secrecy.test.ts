import type { Page } from '@playwright/test'
import { startTenant } from '../../server/tenant/tenant.ts'
import { findings, type Piece, spellingsOf } from './spellings.ts'
import { expect, test as base } from './test.ts'
import { mapOf, passLogin, newTab, verdictOf } from './verbs.ts'
import { watchBrowser } from './watch-browser.ts'

/** Of characters that every encoding writes in another way. */
const secret = 'S3cr3t+/=&%3A"x\\y <z> M4rker'
const client_id = 'client-of-the-test'

/** A tenant of the test's own, since nobody knows the secret of the built-in client. */
const test = base.extend<{ issuer: string }>({
  issuer: async ({ tool }, use) => {
    const redirect_uris = [`${tool.origin}/callback`]
    const tenant = await startTenant({
      ...{ host: '127.0.0.1', port: 0, apiPort: 0, database: ':memory:' },
      clients: [{ client_id, client_secret: secret, redirect_uris }],
    })
    await use(tenant.issuer)
    await tenant.close()
  },
})

interface Entered {
  readonly name: string
  readonly issuer: string
  readonly method: string
}

/** Fills in the form of a new connection, the secret too. */
async function enterConnection(page: Page, { name, issuer, method }: Entered): Promise<void> {
  await page.goto('/connections/new?template=any')
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Issuer').fill(issuer)
  await page.getByLabel('Client ID').fill(client_id)
  await page.getByLabel('Client authentication').selectOption(method)
  await page.getByLabel('Client secret').fill(secret)
  await page.getByLabel('Scope', { exact: true }).fill('openid profile email offline_access')
}

/** Shows every message of the run on the screen at every tab, and says which it is. */
async function* everyTab(page: Page): AsyncGenerator<string> {
  const rows = mapOf(page).getByRole('link')
  const links = await rows.evaluateAll((all) => all.map((row) => row.getAttribute('href') ?? ''))
  const tabs = page.getByRole('tablist', { name: 'Views of this message' }).getByRole('tab')
  for (const [position, link] of links.entries()) {
    if (links.indexOf(link) < position) continue
    await rows.nth(position).click()
    for (const key of [1, 2, 3, 4, 5]) {
      await page.keyboard.press(`${key}`)
      await expect(tabs.nth(key - 1)).toHaveAttribute('aria-selected', 'true')
      await expect(page.getByRole('main').getByRole('status')).toHaveCount(0)
      for (const more of await page.getByRole('button', { name: /^Show all/ }).all())
        await more.click()
      yield `${link}, tab ${key}`
    }
    await page.keyboard.press('1')
  }
}

const runId = (page: Page) => new URL(page.url()).pathname.split('/')[2] ?? ''

async function exported(page: Page, tokens: 'redacted' | 'live'): Promise<Piece[]> {
  const headers = { origin: new URL(page.url()).origin }
  const pieces: Piece[] = []
  for (const format of ['har', 'json', 'mermaid', 'svg']) {
    const path = `/api/runs/${runId(page)}/export`
    const answer = await page.request.post(path, { data: { format, tokens }, headers })
    expect(answer.status()).toBe(200)
    pieces.push({ where: `the ${tokens} ${format} export`, text: await answer.text() })
  }
  return pieces
}

/** Answers to requests that bring the secret in a way that cannot be taken. */
async function refusals(page: Page): Promise<Piece[]> {
  const headers = { origin: new URL(page.url()).origin, 'content-type': 'application/json' }
  const bodies = [
    `{"client_secret": ${JSON.stringify(secret)}`,
    JSON.stringify({ client_secret: [secret] }),
    JSON.stringify({ client_secret: secret, name: { secret } }),
    JSON.stringify({ [secret]: secret }),
  ]
  const pieces: Piece[] = []
  for (const data of bodies) {
    const answer = await page.request.post('/api/connections', { headers, data: Buffer.from(data) })
    expect(answer.ok()).toBe(false)
    pieces.push({ where: `the refusal of ${data.slice(0, 20)}`, text: await answer.text() })
  }
  return pieces
}

/** The values of a run that let their holder act as the user or as the client, by their names. */
async function tokensOf(page: Page): Promise<Map<string, string>> {
  const run = await (await page.request.get(`/api/runs/${runId(page)}`)).text()
  const values = new Map<string, string>()
  for (const name of [
    'access_token',
    'refresh_token',
    'id_token',
    'code',
    'state',
    'code_verifier',
  ])
    for (const [, value = ''] of run.matchAll(
      new RegExp(`"${name}\\\\*":?,?\\\\*"([\\w.~-]{20,})\\\\*"`, 'g'),
    ))
      values.set(value, name)
  return values
}

for (const method of ['client_secret_post', 'client_secret_basic']) {
  test(`The browser never gets to know the secret, nor does any file, with ${method}`, async ({
    page,
    context,
    issuer,
    tool,
  }) => {
    const watch = await watchBrowser(context)
    const everywhere = async () => [
      ...(await watch.pieces()),
      { where: 'the output of the process', text: tool.output() },
    ]

    await test.step('What is typed is not kept, also not while it is unsaved', async () => {
      await enterConnection(page, { name: `With ${method}`, issuer, method })
      const kept = await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))
      expect(kept).toContain(client_id)
      expect(findings([{ where: 'the storage', text: kept }], secret)).toEqual([])
    })

    await test.step('The whole flow runs with it', async () => {
      await page.getByRole('button', { name: 'Save and run' }).click()
      await expect(verdictOf(page)).toContainText('Ready.')
      const login = await newTab(page, () => page.keyboard.press('r'))
      await passLogin(login)
      await expect(verdictOf(page)).toContainText('The flow is complete.')
    })

    await test.step('Every screen is looked at', async () => {
      for await (const where of everyTab(page)) await watch.look(page, where)
      await watch.store(page, 'the run')
      const run = page.url()
      for (const path of ['/', '/runs', '/connections', new URL(run).pathname]) {
        await page.goto(path)
        await page.getByText(`With ${method}`).first().waitFor()
        await watch.look(page, path)
        await watch.store(page, path)
      }
      await page.getByRole('link', { name: `With ${method}` }).click()
      await expect(page.getByText('it never comes back to the browser')).toBeVisible()
      await watch.look(page, 'the form of the connection')
      await page.goto(run)
    })

    await test.step('The secret is nowhere', async () => {
      const pieces = await everywhere()
      expect(pieces.filter(({ where }) => where === 'a server-sent event').length).toBeGreaterThan(
        0,
      )
      expect(pieces.length).toBeGreaterThan(200)
      expect(findings(pieces, secret)).toEqual([])
      expect(findings(await refusals(page), secret)).toEqual([])
      expect(findings(await exported(page, 'live'), secret)).toEqual([])
    })

    await test.step('No token, code or verifier is in a redacted export, the log or an error', async () => {
      const values = await tokensOf(page)
      expect(new Set(values.values())).toEqual(
        new Set(['access_token', 'refresh_token', 'id_token', 'code', 'state', 'code_verifier']),
      )
      const live = await exported(page, 'live')
      const pieces = [
        ...(await exported(page, 'redacted')),
        { where: 'the output of the process', text: tool.output() },
        ...(await refusals(page)),
      ]
      for (const [value, name] of values) {
        expect(findings(live, value), `${name} is in a live export`).not.toEqual([])
        expect(findings(pieces, value), name).toEqual([])
        for (const part of value.split('.').slice(1))
          expect(findings(pieces, part), `a part of ${name}`).toEqual([])
      }
    })
  })
}

test('A secret that a server echoes, however it writes it, is masked before anyone sees it', async ({
  page,
  context,
  tool,
  connectToStub,
}) => {
  const client_secret = `${secret} öé€`
  const echo = spellingsOf(client_secret).map(({ text }) => text)
  await connectToStub(
    'An echo',
    {
      token: (_issuer, { authorization, body }) => ({
        status: 400,
        body: JSON.stringify({ error: 'invalid_client', echo: [authorization, body, ...echo] }),
      }),
    },
    () => ({ client_id, client_secret, clientAuthentication: 'client_secret_basic' }),
  )
  const watch = await watchBrowser(context)
  await page.goto('/connections')
  await page.getByRole('button', { name: 'Run An echo' }).click()
  await expect(verdictOf(page)).toContainText('Ready.')
  await page.keyboard.press('r')
  // The preflight in “Run” has met the echo already; the flow is to meet it as well.
  await expect(verdictOf(page)).toContainText('Stopped before the login')
  await page.getByRole('button', { name: 'Go on anyway' }).click()
  await expect(verdictOf(page)).toContainText('Stopped at the token request')
  for await (const where of everyTab(page)) await watch.look(page, where)
  const pieces = [
    ...(await watch.pieces()),
    ...(await exported(page, 'live')),
    { where: 'the output of the process', text: tool.output() },
  ]
  expect(pieces.some(({ text }) => text.includes('invalid_client'))).toBe(true)
  for (const value of [client_secret, secret]) expect(findings(pieces, value)).toEqual([])
})

test('The search finds what is planted: in an answer, in the storage and on the screen', async ({
  page,
  context,
}) => {
  const basic = Buffer.from(`${client_id}:${secret}`).toString('base64')
  await page.route('**/api/connections', (route) =>
    route.fulfill({ json: [], headers: { 'x-planted': basic } }),
  )
  const watch = await watchBrowser(context)
  const answered = page.waitForResponse('**/api/connections')
  await page.goto('/connections')
  await answered
  await page.evaluate((text) => sessionStorage.setItem('planted', text), encodeURIComponent(secret))
  await page.evaluate((text) => document.body.append(text), secret)
  await watch.look(page, 'the list')
  await watch.store(page, 'the list')
  const found = findings(await watch.pieces(), secret).join('\n')
  expect(found).toMatch(/Base64(url)? in the headers of GET .*\/api\/connections/)
  expect(found).toContain('URL-encoded in the storage at the list')
  expect(found).toContain('HTML-escaped in the page at the list')
})

test('The search finds each spelling, and credentials in Base64 wherever they begin', () => {
  const found = (text: string) => findings([{ where: 'here', text }], secret)
  for (const { name, text } of spellingsOf(secret))
    expect(found(`before ${text} after`)).toContain(`${name} in here`)
  for (const before of ['', 'a', 'ab', 'client:'])
    for (const encoding of ['base64', 'base64url'] as const)
      expect(found(Buffer.from(`${before}${secret}${before}`).toString(encoding))).not.toEqual([])
  expect(found('before and after')).toEqual([])
})
