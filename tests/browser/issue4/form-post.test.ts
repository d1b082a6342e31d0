import { expect, test } from '../test.ts'
import {
  openRunOf,
  paneOf,
  passLogin,
  selectMessage,
  sendNext,
  sendToLogin,
  verdictOf,
} from '../verbs.ts'

const connection = { name: 'Posting', client_id: 'explorer-public', scope: 'openid profile' }

test('A code comes back as a form that the browser posts across sites', async ({
  page,
  tool,
  connect,
}) => {
  const { tenant } = await tool.ports()
  await connect({
    ...connection,
    issuer: `http://localhost:${tenant}/`,
    response_mode: 'form_post',
  })
  await openRunOf(page, 'Posting')
  await sendNext(page)
  await passLogin(await sendToLogin(page))
  await selectMessage(page, /POST \/callback/)
  await expect(paneOf(page)).toContainText('The parameters came as a form, posted.')
  await expect(verdictOf(page)).not.toContainText('Stopped')
})

test('An error comes back the same way, and is understood', async ({ page, tool, connect }) => {
  const { tenant } = await tool.ports()
  await connect({
    ...connection,
    name: 'Posting an error',
    issuer: `http://localhost:${tenant}/`,
    response_mode: 'form_post',
    authorizationParameters: [['prompt', 'none']],
  })
  await openRunOf(page, 'Posting an error')
  await sendNext(page)
  await sendToLogin(page)
  await expect(verdictOf(page)).toContainText('Stopped at the authorization response')
  await selectMessage(page, /POST \/callback/)
  await expect(paneOf(page)).toContainText('login_required')
})
