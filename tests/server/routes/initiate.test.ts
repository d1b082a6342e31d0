import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestTool, startTestTool } from './start-test-tool.ts'

let tool: TestTool
beforeAll(async () => void (tool = await startTestTool()))
afterAll(() => tool.close())

const post = (form: Readonly<Record<string, string>>) =>
  fetch(`${tool.origin}/initiate`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: 'https://portal.example', 'sec-fetch-site': 'cross-site' },
    body: new URLSearchParams(form),
  })

test('A form that another site posts leads to the page that asks, with what it may ask', async () => {
  const answer = await post({ iss: 'https://a.test', login_hint: 'ada', next: 'https://evil.test' })
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe('/initiate?iss=https%3A%2F%2Fa.test&login_hint=ada')
})

test('It begins no run', async () => {
  await post({ iss: 'https://a.test' })
  expect((await tool.call('GET', '/api/runs')).json).toMatchObject({ runs: [] })
})

test('The page’s own API stays closed to that site', async () => {
  const headers = { origin: 'https://portal.example' }
  const answer = await tool.call('POST', '/api/runs', { connectionId: 'built-in' }, headers)
  expect(answer.status).toBe(403)
})
