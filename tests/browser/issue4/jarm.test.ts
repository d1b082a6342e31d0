import { expectAccessible } from '../expect-accessible.ts'
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

test('A signed authorization response is shown decoded: its header, Claims and lifetime', async ({
  page,
  tool,
  connect,
}) => {
  test.setTimeout(90_000)
  const { tenant } = await tool.ports()
  await connect({
    ...{ name: 'Answered by a JWT', client_id: 'explorer-public', scope: 'openid profile' },
    issuer: `http://localhost:${tenant}/`,
    response_mode: 'query.jwt',
  })
  await openRunOf(page, 'Answered by a JWT')
  await sendNext(page)
  await passLogin(await sendToLogin(page))
  await selectMessage(page, /GET \/callback/)
  const pane = paneOf(page)
  await expect(pane.getByRole('region', { name: 'Header' })).toContainText('alg')
  await expect(pane.getByRole('region', { name: 'Claims' })).toContainText('code')
  await expect(pane.getByRole('region', { name: 'Claims' })).toContainText('aud')
  await expect(pane.getByRole('region', { name: 'Validation' })).toContainText('cannot be told')
  // The keys come last in this run; then its signature can be judged too.
  while (!(await verdictOf(page).textContent())?.includes('The flow is complete.'))
    await sendNext(page)
  await selectMessage(page, /GET \/callback/)
  await expect(pane.getByRole('region', { name: 'Validation' })).toContainText(
    /passed:\s*The signed response is signed by a key of the authorization server/,
  )
  await expect(verdictOf(page)).not.toContainText('Stopped')
  await expectAccessible(page)
})
