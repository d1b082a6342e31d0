import { expect, test } from 'vitest'
import { analyse } from '../../../core/analyse.ts'
import { readEvidence } from '../../../core/import/read-evidence.ts'
import { type Part, harOf, login } from './recorded.ts'

/** A HAR of these, as that program writes it. */
async function analysed(creator: string, ...parts: readonly Part[]) {
  const { log } = harOf(...parts) as { log: object }
  const reading = readEvidence({ har: { log: { ...log, creator: { name: creator } } } })
  if ('problem' in reading) throw new Error(reading.problem)
  return analyse(reading.run)
}

const refusedCall: Part = {
  url: 'https://api.example/orders',
  status: 401,
  headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
}
const refusedToken: Part = {
  ...login.token,
  form: login.token.form.replace('&client_id=web-shop', ''),
  asked: {},
  status: 401,
  headers: { 'content-type': 'application/json' },
  json: { error: 'invalid_client' },
}
const before = [login.asked, login.page, login.sentBack] as const

/** Chromium strips these headers since version 130, and their absence once proved a missing token. */
test.each([
  ['an API call without Authorization', refusedCall, 'api-bearer-missing'],
  ['a token request without credentials', refusedToken, 'client-credentials-not-sent'],
])('%s proves nothing in a recording that leaves credentials out', async (_title, part, cause) => {
  const certain = async (creator: string) =>
    (await analysed(creator, ...before, part)).findings.find(({ id }) => id === cause)?.status
  expect(await certain('WebInspector')).toBe('possible')
  expect(await certain('mitmproxy')).toBe('proven')
})

test('a recording with a single cookie leaves nothing out', async () => {
  const cookie = { ...login.page, asked: { Cookie: 'a=1' } }
  const { findings } = await analysed('WebInspector', login.asked, cookie, refusedCall)
  expect(findings[0]).toMatchObject({ id: 'api-bearer-missing', status: 'proven' })
})
