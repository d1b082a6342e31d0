import { expect, test } from './test.ts'
import { messageIn, newTab, openRunOf, selectMessage, verdictOf } from './verbs.ts'

test('A run that sends by itself takes nobody away from what they look at', async ({
  page,
  connectToStub,
}) => {
  let answerDiscovery = (): void => {}
  const asked = new Promise<void>((resolve) => (answerDiscovery = resolve))
  await connectToStub('slow-server', {
    discovery: async (issuer) => {
      await asked
      const endpoint = (path: string) => `${issuer}/${path}`
      return {
        body: JSON.stringify({
          issuer,
          authorization_endpoint: endpoint('authorize'),
          token_endpoint: endpoint('token'),
        }),
      }
    },
  })
  await openRunOf(page, 'slow-server')
  const login = newTab(page, () => verdictOf(page).getByRole('button', { name: 'Run' }).click())
  await expect(verdictOf(page)).toContainText('Sending.')
  await selectMessage(page, 'Token request')
  const looking = page.url()
  answerDiscovery()
  await login
  await expect(messageIn(page, 'GET /callback')).toBeVisible()
  await expect(messageIn(page, 'POST /token').last()).toContainText('done')
  expect(page.url()).toBe(looking)
})
