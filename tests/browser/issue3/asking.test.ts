import type { ConnectionDraft } from '../connection-draft.ts'
import type { StubSettings } from '../stub-server.ts'
import { expect, test } from '../test.ts'
import {
  mapOf,
  messageIn,
  openRunOf,
  openTab,
  paneOf,
  selectMessage,
  sendNext,
  sendToLogin,
  verdictOf,
} from '../verbs.ts'

const refusal = { status: 401, body: JSON.stringify({ error: 'invalid_client' }) }
const onlyBasic: StubSettings = {
  token: (_, { authorization }) =>
    authorization.startsWith('Basic ')
      ? { status: 400, body: JSON.stringify({ error: 'invalid_grant' }) }
      : refusal,
}
const confidential = (issuer: string): Partial<ConnectionDraft> => ({
  issuer,
  clientAuthentication: 'client_secret_post',
  client_secret: 'a-secret-of-some-length',
})

test('What would tell a possible cause is one click away, and its answer decides', async ({
  page,
  connectToStub,
}) => {
  await connectToStub('basic-alone', onlyBasic, confidential)
  await openRunOf(page, 'basic-alone')
  await sendNext(page)
  await sendToLogin(page)
  await expect(messageIn(page, 'GET /callback')).toBeVisible()
  await selectMessage(page, 'POST /token')
  await paneOf(page).getByRole('button', { name: 'Send', exact: true }).click()
  await expect(messageIn(page, 'POST /token').first()).toContainText('failed')
  await openTab(page, 'Diagnosis')

  const secret = paneOf(page).getByRole('article').filter({ hasText: 'The client secret is not' })
  await expect(secret).toContainText('Possible')
  await secret.getByRole('button', { name: 'Ask with an impossible code' }).click()
  await expect(secret).toContainText('Likely')
  await expect(secret).toContainText('it is the client, not the code')

  await secret.getByRole('button', { name: 'Ask with the other authentication method' }).click()
  const method = paneOf(page)
    .getByRole('article')
    .filter({ hasText: 'client-auth-method-mismatch' })
  await expect(method).toContainText('Proven')
  await expect(method).toContainText('with client_secret_basic the client is taken')
  await expect(secret).toHaveCount(0)
  await expect(method.getByRole('button', { name: /Change the connection/ })).toBeVisible()
})

test('Run asks before the login whether it would be in vain', async ({ page, connectToStub }) => {
  await connectToStub('wrong-secret', { token: () => refusal }, confidential)
  await openRunOf(page, 'wrong-secret')
  await verdictOf(page).getByRole('button', { name: 'Run' }).click()
  await expect(verdictOf(page)).toContainText('Stopped before the login:')
  await expect(verdictOf(page)).toContainText('The credentials are refused: 401 invalid_client')
  await expect(mapOf(page).getByRole('heading', { name: 'Preflight' })).toBeVisible()
  expect(page.context().pages()).toHaveLength(1)

  const login = page.context().waitForEvent('page')
  await verdictOf(page).getByRole('button', { name: 'Go on anyway' }).click()
  await login
  await expect(verdictOf(page)).toContainText('Stopped at the token request:')
})

test('Run asks once, and goes on where nothing stands against a login', async ({
  page,
  connectToStub,
}) => {
  const codes: string[] = []
  const settings: StubSettings = {
    token: (_, { body }) => {
      codes.push(new URLSearchParams(body).get('code') ?? '')
      return { status: 400, body: JSON.stringify({ error: 'invalid_grant' }) }
    },
  }
  await connectToStub('good-secret', settings, confidential)
  await openRunOf(page, 'good-secret')
  await verdictOf(page).getByRole('button', { name: 'Run' }).click()
  await expect(verdictOf(page)).toContainText('Stopped at the token request:')
  expect(codes.map((code) => code.startsWith('no-such-code-'))).toEqual([true, false])
})
