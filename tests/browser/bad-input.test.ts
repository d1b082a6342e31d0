import { generateKeyPairSync } from 'node:crypto'
import type { Page } from '@playwright/test'
import type { ConnectionDraft } from './connection-draft.ts'
import { json, metadata, type StubSettings } from './stub-server.ts'
import { expect, test } from './test.ts'
import {
  messageIn,
  openRunOf,
  openTab,
  paneOf,
  selectMessage,
  sendNext,
  sendToLogin,
  verdictOf,
} from './verbs.ts'

interface BadAnswer {
  /** After “An authorization server”. */
  readonly title: string
  readonly settings: StubSettings
  readonly draft?: Partial<ConnectionDraft>
  /** How far the run goes before the bad answer is there. */
  readonly walk: (page: Page) => Promise<void>
  /** What the bar at the top says: what was found, and what to do. */
  readonly verdict: readonly (string | RegExp)[]
  /** What the message says of the answer. */
  readonly message: string
}

const toDiscovery = sendNext

async function toCallback(page: Page): Promise<void> {
  await sendNext(page)
  await sendToLogin(page)
  await expect(messageIn(page, 'GET /callback')).toBeVisible()
}

async function toTokens(page: Page): Promise<void> {
  await toCallback(page)
  await selectMessage(page, 'POST /token')
  await paneOf(page).getByRole('button', { name: 'Send', exact: true }).click()
  await expect(messageIn(page, 'POST /token').first()).toContainText(/done|failed/)
}

async function toIdToken(page: Page): Promise<void> {
  await toTokens(page)
  await selectMessage(page, 'GET /jwks')
  await paneOf(page).getByRole('button', { name: 'Send', exact: true }).click()
  await expect(messageIn(page, 'GET /jwks').first()).toContainText('done')
  await selectMessage(page, 'ID Token')
}

const webPage = { type: 'text/html', body: '<title>Sign in</title><h1>Welcome</h1>' }
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const tokens = (id_token: string) => json({ access_token: 'a', token_type: 'Bearer', id_token })
const openId = { scope: 'openid' }

function publicKey(): object {
  const { publicKey: key } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return { ...key.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }
}

const badAnswers: readonly BadAnswer[] = [
  {
    title: 'without discovery',
    settings: { discovery: () => ({ status: 404, ...webPage }) },
    // Both forms of the address are asked, each with a message of its own.
    walk: (page) => verdictOf(page).getByRole('button', { name: 'Run' }).click(),
    verdict: ['discovery', 'found 404', 'enter its endpoints by hand'],
    message: '404 Not Found',
  },
  {
    title: 'whose discovery is a web page',
    settings: { discovery: () => webPage },
    walk: toDiscovery,
    verdict: ['Stopped at the discovery', 'Check the issuer’s host and path.'],
    message: 'The body is a web page, where JSON was to come.',
  },
  {
    title: 'whose discovery is another issuer’s',
    settings: { discovery: () => json(metadata('https://another.example')) },
    walk: toDiscovery,
    verdict: [/another issuer/, 'another.example', 'Enter the issuer exactly as'],
    message: 'https://another.example',
  },
  {
    title: 'whose token endpoint answers with a web page',
    settings: { token: () => webPage },
    walk: toTokens,
    verdict: ['Stopped at the token request', 'something else than JSON', 'Look at the body'],
    message: 'The body is a web page, where JSON was to come.',
  },
  {
    title: 'whose token endpoint answers 500',
    settings: { token: () => ({ status: 500, type: 'text/plain', body: 'oops' }) },
    walk: toTokens,
    verdict: ['Stopped at the token request', 'a fault of its own', 'Send it once more later'],
    message: '500 Internal Server Error',
  },
  {
    title: 'whose token endpoint answers with an empty body',
    settings: { token: () => ({ body: '' }) },
    walk: toTokens,
    verdict: ['Stopped at the token request', 'Compare the address with the token_endpoint'],
    message: 'The body is empty.',
  },
  {
    title: 'whose token endpoint answers with invalid JSON',
    settings: { token: () => ({ body: '{"access_token":"one",}' }) },
    walk: toTokens,
    verdict: ['Stopped at the token request', 'something else than JSON'],
    message: 'The body is no JSON: ',
  },
  {
    title: 'whose token response has a member twice',
    settings: {
      token: () => ({ body: '{"access_token":"a","token_type":"Bearer","access_token":"b"}' }),
    },
    walk: toTokens,
    verdict: ['The next message is the JWK Set.'],
    message: 'The member “access_token” stands there more than once; most readers take the last.',
  },
  {
    title: 'whose ID Token has two parts',
    settings: {
      jwks: [publicKey()],
      token: () => tokens(`${encoded({ alg: 'RS256', kid: 'one' })}.${encoded({ sub: 'ada' })}`),
    },
    draft: openId,
    walk: toIdToken,
    verdict: ['The ID Token is a JWT in three parts', 'Reject this token'],
    message: 'It has 2 parts; a signed JWT has three, an encrypted one five.',
  },
  {
    title: 'whose ID Token is encrypted',
    settings: {
      jwks: [publicKey()],
      token: () => tokens(`${encoded({ alg: 'RSA-OAEP', enc: 'A256GCM' })}.a.b.c.d`),
    },
    draft: openId,
    walk: toIdToken,
    verdict: [/at the ID Token/, /encrypted/],
    message: 'only who holds the key it is encrypted for can read its claims',
  },
  {
    title: 'whose access token is of a megabyte',
    settings: { token: () => json({ access_token: 'x'.repeat(1 << 20), token_type: 'Bearer' }) },
    walk: toTokens,
    verdict: ['The next message is the JWK Set.'],
    message: 'opaque: only the server can tell what it says',
  },
  {
    title: 'that sends error and code together',
    settings: {
      callback: (state) => [
        ['error', 'access_denied'],
        ['code', 'a-code'],
        ['state', state],
      ],
    },
    walk: toCallback,
    verdict: ['access was denied (access_denied)', 'Log in again'],
    message: 'expected nothing beside error=access_denied',
  },
  {
    title: 'that sends a parameter twice',
    settings: {
      callback: (state) => [
        ['code', 'one'],
        ['code', 'two'],
        ['state', state],
      ],
    },
    walk: toCallback,
    verdict: ['No parameter of the response stands twice', 'Reject such a response'],
    message: 'expected once',
  },
]

/** The run can still be looked at, and another one begun. */
async function expectUsable(page: Page): Promise<void> {
  await openTab(page, 'Diagnosis')
  await selectMessage(page, /^GET \/\.well-known\/(openid|oauth)/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Discovery')
  await page.getByRole('button', { name: 'Run again' }).click()
  await expect(verdictOf(page)).toContainText('Ready.')
}

for (const { title, settings, draft, walk, verdict, message } of badAnswers) {
  test(`An authorization server ${title} is named with what to do`, async ({
    page,
    connectToStub,
  }) => {
    await connectToStub(`Server ${title}`, settings, () => draft ?? {})
    await openRunOf(page, `Server ${title}`)
    await walk(page)
    for (const words of verdict) await expect(verdictOf(page)).toContainText(words)
    await expect(paneOf(page)).toContainText(message)
    await expectUsable(page)
  })
}

test('A server that nothing listens at is named, and that no byte left', async ({
  page,
  connect,
}) => {
  await connect({ name: 'Nothing listens', issuer: 'http://localhost:1' })
  await openRunOf(page, 'Nothing listens')
  await sendNext(page)
  await expect(verdictOf(page)).toContainText('Stopped at the discovery')
  await expect(paneOf(page)).toContainText('It failed before a byte of the request left.')
  await expect(paneOf(page)).toContainText('ECONNREFUSED')
  await expectUsable(page)
})

// Before, a hundred thousand members held the page for more than half a minute.
test('An answer with tens of thousands of members is shown in parts', async ({
  page,
  connectToStub,
}) => {
  const many = Array.from({ length: 50_000 }, (_, at) => [`member_${at}`, 'value'] as const)
  const discovery = () =>
    json({ ...metadata('https://another.example'), ...Object.fromEntries(many) })
  await connectToStub('Many members', { discovery })
  await openRunOf(page, 'Many members')
  await sendNext(page)
  const more = paneOf(page).getByRole('button', { name: /^Show 200 more of 50,0\d\d$/ })
  await expect(paneOf(page).getByText('member_100', { exact: true })).toBeVisible()
  await expect(paneOf(page).getByText('member_300', { exact: true })).toHaveCount(0)
  await more.click()
  await expect(paneOf(page).getByText('member_300', { exact: true })).toBeVisible()
  await expectUsable(page)
})

const badEntries = [
  ['Issuer', 'not a URL', '“not a URL” is no URL: it begins with https://'],
  [
    'Issuer',
    'https://as.example/.well-known/openid-configuration',
    'The issuer is what stands before it: https://as.example',
  ],
  ['Issuer', 'ftp://as.example', '“ftp:” is not a scheme this tool connects with'],
  ['Redirect URI', '/callback', '“/callback” is no URL'],
  ['Redirect URI', 'https://client.example/#here', 'A redirect URI has no fragment'],
  ['Scope', 'openid,email', 'Scopes are separated by spaces, not by commas.'],
] as const

test('What cannot be a URL or a scope is named at its field, with what to do', async ({ page }) => {
  await page.goto('/connections/new?template=any')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('It cannot be saved yet')
  await page.getByRole('radio', { name: /^My application/ }).check()
  for (const [label, entry, problem] of badEntries) {
    const field = page.getByLabel(label, { exact: true })
    await field.fill(entry)
    await expect(field).toHaveAccessibleDescription(new RegExp(problem.replace(/[/.“”]/g, '.')))
  }
})
