import { expectAccessible } from '../expect-accessible.ts'
import { json } from '../stub-server.ts'
import { expect, test } from '../test.ts'
import { openRunOf, paneOf, runAll, selectMessage, sendNext, valueOf, verdictOf } from '../verbs.ts'

const exchange = 'urn:ietf:params:oauth:grant-type:token-exchange'

test('A token of an earlier run is handed in for another, and the run that it came from is named', async ({
  page,
  tool,
  connectToStub,
}) => {
  const bodies: URLSearchParams[] = []
  await connectToStub('Giving a token', {
    token: () => json({ access_token: 'granted-to-the-first', token_type: 'Bearer' }),
  })
  const issuer = await connectToStub(
    'Exchanging it',
    {
      token(_, { body }) {
        bodies.push(new URLSearchParams(body))
        return json({
          ...{ access_token: 'exchanged', token_type: 'Bearer', expires_in: 600 },
          issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
        })
      },
    },
    () => ({ grant_type: exchange }),
  )
  const saved = (await (await page.request.get(`${tool.origin}/api/connections`)).json()) as {
    id: string
    issuer: string
  }[]
  const id = saved.find((one) => one.issuer === issuer)?.id
  await openRunOf(page, 'Giving a token')
  await runAll(page)
  // Nothing of these tokens is signed, and the stub has no keys.
  await expect(verdictOf(page)).toContainText('Not met at the JWK Set')

  await test.step('It is chosen in the form, by keyboard alone, and kept by the server', async () => {
    await page.goto(`/connections/${id}`)
    await page.getByRole('button', { name: 'Take the subject token from a run' }).press('Enter')
    const choice = page.getByRole('combobox', { name: 'Subject token from a run' })
    await expect(choice).toBeFocused()
    await choice.press('ArrowDown')
    const words = /the access token of run \d+ \(Giving a token\)/
    await expect(page.getByRole('status').filter({ hasText: words })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.goto(`/connections/${id}`)
    await expect(page.getByText(/^The server holds the access token of run \d+/)).toBeVisible()
  })

  await test.step('It goes out in the token request, where its row names the run', async () => {
    await openRunOf(page, 'Exchanging it')
    await sendNext(page)
    await sendNext(page)
    await selectMessage(page, 'POST /token')
    await expect(valueOf(page, 'subject_token')).not.toContainText('granted-to-the-first')
    await expect(paneOf(page)).toContainText(/the access token of run \d+ \(Giving a token\)/)
    expect(bodies.map((body) => body.get('subject_token'))).toEqual(['granted-to-the-first'])
  })
})
