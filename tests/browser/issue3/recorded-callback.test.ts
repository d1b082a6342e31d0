import { expectAccessible } from '../expect-accessible.ts'
import { expect, test } from '../test.ts'
import { messageIn, paneOf, verdictOf } from '../verbs.ts'
import { paste } from './verbs.ts'
import { harOf, login } from '../../core/import/recorded.ts'

const refused = {
  ...login.callback,
  status: 500,
  location: '',
  html: '<html>Exception: Correlation failed.</html>',
  asked: { Cookie: 'theme=dark' },
}

test('A recorded login says that the application failed, and shows what it answered', async ({
  page,
}) => {
  await paste(page, JSON.stringify(harOf(login.asked, login.page, login.sentBack, refused)))
  await expect(verdictOf(page)).toContainText('the application failed with its callback')
  await expect(verdictOf(page)).toContainText('the correlation cookie of ASP.NET did not come back')
  await messageIn(page, '302 callback').click()
  await expect(paneOf(page)).toContainText('The application answered 500.')
  await expect(paneOf(page)).toContainText('Cookies that came with the callback: theme.')
  await expectAccessible(page)
})

test('Lines of an access log are read as what they are', async ({ page }) => {
  const line =
    '10.0.0.5 - - [14/Oct/2025:08:11:02 +0000] "GET /cb?code=SplxlOBe&state=Zx82hKq01 HTTP/1.1" 404 153'
  await paste(page, `${line} "-" "Mozilla/5.0"\n`)
  await expect(verdictOf(page)).toContainText('the application has nothing at its redirect_uri')
})
