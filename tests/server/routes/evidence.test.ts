import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Run } from '../../../core/run.ts'
import { healthyRun } from '../../core/arrange-run.ts'
import { type TestTool, codeOf, sendStep, startTestTool } from './start-test-tool.ts'

let tool: TestTool
beforeAll(async () => void (tool = await startTestTool()))
afterAll(() => tool.close())

interface Diagnosis {
  readonly verdict: { readonly tone: string; readonly lead: string }
  readonly findings: readonly {
    readonly id: string
    readonly status: string
    readonly fix: string
  }[]
  readonly symptoms: readonly { readonly id: string }[]
}

async function diagnose(body: unknown): Promise<Diagnosis> {
  return (await tool.call('POST', '/api/diagnose', body)).json as Diagnosis
}

const refusedCode = {
  request: {
    method: 'POST',
    url: 'https://as.example/oauth/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=authorization_code&code=abc&client_id=x&client_secret=the-very-secret',
  },
  response: {
    status: 401,
    headers: { 'content-type': 'application/json' },
    body: '{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret provided."}',
  },
}

describe('POST /api/diagnose', () => {
  test('looks words up among the known errors, and says whose they are', async () => {
    const text = 'AADSTS50011: The redirect URI specified in the request does not match'
    const { json } = await tool.call('POST', '/api/diagnose', { text })
    expect(json).toMatchObject({
      provider: { id: 'entra-id' },
      findings: [{ id: 'entra-50011-reply-url', status: 'likely' }],
    })
  })

  test('says of words that decide nothing what would help', async () => {
    const { json } = await tool.call('POST', '/api/diagnose', { text: 'it does not work' })
    const { findings, needs } = json as { findings: unknown[]; needs: string }
    expect(findings).toEqual([])
    expect(needs).toContain('exact text')
  })

  test('names the cause of one exchange by the server’s own words', async () => {
    const { verdict, findings } = await diagnose({ exchange: refusedCode })
    expect(verdict.tone).toBe('bad')
    expect(findings[0]).toMatchObject({ id: 'entra-7000215-wrong-secret', status: 'likely' })
  })

  const { request, response } = refusedCode
  const { body: form, ...line } = request
  const { body: json, ...status } = response
  test.each([
    [
      'as an entry of a HAR',
      {
        request: {
          ...line,
          headers: [{ name: 'Content-Type', value: 'application/x-www-form-urlencoded' }],
          postData: { mimeType: 'application/x-www-form-urlencoded', text: form },
        },
        response: { ...status, content: { mimeType: 'application/json', text: json } },
      },
    ],
    [
      'with bodies as objects and headers as pairs',
      {
        request: {
          ...line,
          headers: [['content-type', 'application/x-www-form-urlencoded']],
          body: Object.fromEntries(new URLSearchParams(form)),
        },
        response: { ...status, body: JSON.parse(json) as unknown },
      },
    ],
    [
      'with its postData as text and without a media type',
      {
        request: { method: 'POST', url: line.url, postData: form },
        response: { status: '401', body: json },
      },
    ],
    [
      'without the grant_type that would tell what it is',
      { request: { ...line, body: 'code=abc&client_id=x&client_secret=some-secret' }, response },
    ],
  ])('an exchange is read %s', async (_, exchange) => {
    const { findings } = await diagnose({ exchange })
    expect(findings.map(({ id }) => id)).toContain('entra-7000215-wrong-secret')
  })

  test('what is known of the client counts for a trace too', async () => {
    const trace = await healthyRun()
    const { findings } = await diagnose({ trace, connection: { client_id: 'another-client' } })
    expect(findings.map(({ id }) => id)).toContain('idtoken-audience-mismatch')
  })

  test('answers nothing secret that was sent to it', async () => {
    expect(JSON.stringify(await diagnose({ exchange: refusedCode }))).not.toContain(
      'the-very-secret',
    )
  })

  test('a healthy trace raises nothing', async () => {
    const { verdict, findings } = await diagnose({ trace: await healthyRun() })
    expect(verdict.tone).toBe('good')
    expect(findings).toEqual([])
  })

  test('a registered redirect URI that differs from the sent one is found', async () => {
    const entry = (url: string, status: number, text: string) => ({
      startedDateTime: '2026-01-01T00:00:00Z',
      request: { method: 'GET', url, headers: [] },
      response: { status, headers: [], content: { text } },
    })
    const url =
      'https://as.example/authorize?client_id=x&response_type=code&state=0123456789abcdef0123&redirect_uri=https%3A%2F%2Fapp.example%2Fcb%2F'
    const har = { log: { entries: [entry(url, 400, '<html>Error</html>')] } }
    const connection = { redirect_uris: ['https://app.example/cb'] }
    const { findings } = await diagnose({ har, connection })
    expect(findings.map(({ id }) => id)).toContain(
      'authorization-request/redirect-uri-as-connected',
    )
  })

  test.each([
    ['nothing', {}],
    ['a HAR without entries', { har: {} }],
    ['a HAR without a flow', { har: { log: { entries: [] } } }],
    ['a trace that is none', { trace: 5 }],
    [
      'a damaged trace',
      { trace: { version: 1, connection: {}, entries: [{ id: 1, kind: 'sent' }] } },
    ],
    ['an exchange that is none', { exchange: { request: 'x' } }],
  ])('%s is refused with what to send', async (_, body) => {
    const answer = await tool.call('POST', '/api/diagnose', body)
    expect(codeOf(answer)).toBe('not-evidence')
    expect((answer.json as { detail: string }).detail).toMatch(/\.$/)
  })
})

describe('POST /api/imports', () => {
  test('a recorded run is kept, and nothing of it is sent', async () => {
    const { json, status } = await tool.call('POST', '/api/imports', { run: await healthyRun() })
    const { id, entries } = json as Run
    expect(status).toBe(201)
    expect(entries.length).toBeGreaterThan(12)
    expect(codeOf(await sendStep(tool, id, 'discovery'))).toBe('imported')
  })

  test('a run without messages is a draft with drawn values', async () => {
    const run = { ...(await healthyRun()), entries: [] }
    const { json } = await tool.call('POST', '/api/imports', { run })
    expect((json as Run).entries.map(({ kind }) => kind)).toEqual(['drawn'])
  })

  test('a damaged run is refused with the entry named', async () => {
    const run = await healthyRun()
    const entries = [...run.entries.slice(0, 2), { kind: 'nonsense' }]
    const answer = await tool.call('POST', '/api/imports', { run: { ...run, entries } })
    expect((answer.json as { detail: string }).detail).toContain('Entry 3')
  })
})
