import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Inbound } from '../../../core/run.ts'
import {
  type TestTool,
  beginLogin,
  codeOf,
  entriesOf,
  newRun,
  readRun,
  saveConnection,
  sendStep,
  startTestTool,
} from './start-test-tool.ts'
import { type TestServer, startTestServer } from './test-server.ts'

let tool: TestTool
let server: TestServer
let connectionId: string
beforeAll(async () => {
  server = await startTestServer()
  tool = await startTestTool()
  const secret = { client_secret: 'MARKER-of-the-secret' }
  connectionId = (await saveConnection(tool, server.origin, secret)).id
})
afterAll(async () => {
  await tool.close()
  await server.close()
})

async function waitingRun(): Promise<{ id: string; state: string }> {
  const { id } = await newRun(tool, connectionId)
  return { id, state: await beginLogin(tool, id) }
}

/** As a browser comes from the authorization server: no Origin, another site. */
const arrive = (path: string) =>
  tool.call('GET', path, undefined, {
    'sec-fetch-site': 'cross-site',
    'sec-fetch-mode': 'navigate',
  })

async function postForm(path: string, body: string) {
  const response = await fetch(tool.origin + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'null' },
    body,
  })
  const { status, headers } = response
  return { status, text: await response.text(), location: headers.get('location') }
}

async function inboundOf(id: string): Promise<Inbound[]> {
  const { entries } = await readRun(tool, id)
  return entries.filter((entry) => entry.step === 'authorization-response') as Inbound[]
}

describe('A callback with a state that was sent', () => {
  test('is recorded once, in order, and leads to the run', async () => {
    const { id, state } = await waitingRun()
    const answer = await arrive(`/callback?code=a%20b&state=${state}&x=1&x=2&code=c`)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/runs/${id}?returned`])
    const [inbound] = await inboundOf(id)
    expect(inbound).toMatchObject({
      kind: 'received',
      basedOn: 5,
      request: {
        method: 'GET',
        via: 'query',
        url: `${tool.origin}/callback?code=a%20b&state=${state}&x=1&x=2&code=c`,
        parameters: [
          ['code', 'a b'],
          ['state', state],
          ['x', '1'],
          ['x', '2'],
          ['code', 'c'],
        ],
      },
    })
  })

  test('may come as a form post', async () => {
    const { id, state } = await waitingRun()
    const { status, location } = await postForm('/callback', `code=abc&state=${state}`)
    expect([status, location]).toEqual([303, `/runs/${id}?returned`])
    expect((await inboundOf(id))[0]?.request).toMatchObject({ method: 'POST', via: 'form_post' })
  })

  test('may come in a fragment, which a script of ours posts back', async () => {
    const { id, state } = await waitingRun()
    const page = await arrive('/callback')
    expect(page.text).toContain('<script src="/callback.js" defer></script>')
    expect((await arrive('/callback.js')).headers.get('content-type')).toContain('javascript')
    const fragment = encodeURIComponent(`#code=abc&state=${state}`)
    const { status, location } = await postForm('/callback/fragment', `fragment=${fragment}`)
    expect([status, location]).toEqual([303, `/runs/${id}?returned`])
    expect((await inboundOf(id))[0]?.request).toMatchObject({
      via: 'fragment',
      url: `${tool.origin}/callback#code=abc&state=${state}`,
    })
  })

  test('may carry an error', async () => {
    const { id, state } = await waitingRun()
    const answer = await arrive(`/callback?error=access_denied&state=${state}`)
    expect(answer.status).toBe(303)
    expect(await inboundOf(id)).toHaveLength(1)
  })

  test('may carry a code and an error: it is judged, not refused', async () => {
    const { id, state } = await waitingRun()
    await arrive(`/callback?error=x&code=y&state=${state}`)
    expect((await inboundOf(id))[0]?.request.parameters).toHaveLength(3)
  })

  test('finds its own run when several wait', async () => {
    const [one, two] = [await waitingRun(), await waitingRun()]
    await arrive(`/callback?code=second&state=${two.state}`)
    await arrive(`/callback?code=first&state=${one.state}`)
    expect((await inboundOf(one.id))[0]?.request.parameters[0]).toEqual(['code', 'first'])
    expect((await inboundOf(two.id))[0]?.request.parameters[0]).toEqual(['code', 'second'])
  })

  test('has the client secret taken out, if a server sends that along', async () => {
    const { id, state } = await waitingRun()
    await arrive(`/callback?code=x&state=${state}&echo=MARKER-of-the-secret`)
    expect(JSON.stringify(await inboundOf(id))).not.toContain('MARKER')
  })

  test('follows the state that was really sent, when the person edited it', async () => {
    const { id } = await newRun(tool, connectionId)
    await sendStep(tool, id, 'discovery')
    const edit = { change: 'set', where: 'query', index: 0, name: 'state', value: `mine-${id}` }
    await sendStep(tool, id, 'authorization-request', [edit])
    expect((await arrive(`/callback?code=x&state=mine-${id}`)).status).toBe(303)
  })

  test('is not used up by a browser that fetches ahead, or by a HEAD', async () => {
    const { id, state } = await waitingRun()
    const path = `/callback?code=x&state=${state}`
    await tool.call('GET', path, undefined, { 'sec-purpose': 'prefetch;prerender' })
    const head = await tool.call('HEAD', path)
    expect([404, 405]).toContain(head.status)
    expect(await inboundOf(id)).toHaveLength(0)
  })
})

describe('A second callback with the same state', () => {
  test('is recorded as a further one, and the page leads to the run', async () => {
    const { id, state } = await waitingRun()
    await arrive(`/callback?code=one&state=${state}`)
    const second = await arrive(`/callback?code=two&state=${state}`)
    expect(second.status).toBe(409)
    expect(second.text).toContain('This callback has come before')
    expect(second.text).toContain(`href="/runs/${id}"`)
    expect(await inboundOf(id)).toHaveLength(2)
  })

  test('of ten at once, one is the first and at most five are recorded', async () => {
    const { id, state } = await waitingRun()
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => arrive(`/callback?code=${i}&state=${state}`)),
    )
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
    expect(await inboundOf(id)).toHaveLength(5)
  })
})

describe('A callback that answers nothing', () => {
  const secretLooking = 'SplxlOBeZQQYbYS6WxSbIA'
  test.each([
    ['no parameters', '', 'Nothing came with this callback'],
    ['no state', '?code=x', 'says not which request it answers'],
    ['an empty state', '?code=x&state=', 'answers no request of this tool'],
    ['an unknown state', '?code=x&state=nobody', 'answers no request of this tool'],
    ['an error without a state', '?error=server_error', 'says not which request it answers'],
  ])('for %s: says what arrived, what was expected and what to do', async (_what, query, title) => {
    const answer = await arrive(`/callback${query}`)
    expect(answer.status).toBe(400)
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(answer.text).toContain(title)
    expect(answer.text).toMatch(/What arrived.*What was expected.*What to do/s)
  })

  test('shows codes and tokens by their beginning only', async () => {
    const answer = await arrive(
      `/callback?code=${secretLooking}&state=s&access_token=${secretLooking}&unheard_of=${secretLooking}`,
    )
    expect(answer.text).not.toContain(secretLooking)
    expect(answer.text).toContain('Splxl… (22 characters)')
  })

  test('shows an error as the server worded it, as text', async () => {
    const answer = await arrive(
      '/callback?error=x&error_description=%3Cimg%20src%3Dx%20onerror%3D1%3E',
    )
    expect(answer.text).toContain('&lt;img src=x onerror=1&gt;')
    expect(answer.text).not.toContain('<img')
  })

  test.each([
    ['a name', '?%3Cscript%3Ealert(1)%3C/script%3E=1'],
    ['a value', '?error=%22%3E%3Cscript%3Ealert(1)%3C/script%3E'],
    ['an attribute', '?error=%27%20onmouseover%3Dalert(1)%20x%3D%27'],
  ])('executes nothing of it: markup in %s', async (_where, query) => {
    const { text } = await arrive(`/callback${query}`)
    expect(text.match(/<script/g)).toHaveLength(1)
    expect(text).not.toMatch(/["']\s*onmouseover=/)
  })

  test('makes controls and marks of direction visible, and cuts what is long', async () => {
    const { text } = await arrive(
      `/callback?error=a%00b%E2%80%AEc%1B[31m&error_description=${'d'.repeat(5_000)}`,
    )
    expect(text).toContain('a⟨U+0000⟩b⟨U+202E⟩c⟨U+001B⟩[31m')
    expect(text).not.toContain('d'.repeat(301))
  })

  test('leads nowhere but to our own pages', async () => {
    const { text, headers } = await arrive('/callback?error=x&error_uri=https://evil.example')
    const targets = [...text.matchAll(/href="([^"]*)"/g)].map(([, target]) => target)
    expect(targets.filter((target) => !/^\/(?!\/)/.test(target ?? ''))).toEqual([])
    expect(headers.get('location')).toBeNull()
  })
})

describe('A pasted callback', () => {
  const paste = (id: string, url: string) => tool.call('POST', `/api/runs/${id}/callback`, { url })

  test.each([
    ['whole', (state: string) => `https://app.example/cb?code=abc&state=${state}`],
    ['its query', (state: string) => `?code=abc&state=${state}`],
    ['its query bare', (state: string) => `code=abc&state=${state}`],
    [
      'its form data as a network panel lists it',
      (state: string) => `code: abc\nstate: ${state}\n`,
    ],
    ['its fragment', (state: string) => `https://app.example/cb#code=abc&state=${state}`],
  ])('%s is recorded and answers the request', async (_what, url) => {
    const { id, state } = await waitingRun()
    const [entry] = entriesOf(await paste(id, url(state)))
    expect(entry).toMatchObject({
      basedOn: 5,
      request: {
        via: 'pasted',
        parameters: [
          ['code', 'abc'],
          ['state', state],
        ],
      },
    })
  })

  test('uses the state up', async () => {
    const { id, state } = await waitingRun()
    await paste(id, `?code=abc&state=${state}`)
    expect((await arrive(`/callback?code=abc&state=${state}`)).status).toBe(409)
  })

  test('of another state is recorded for the checks to judge', async () => {
    const { id } = await waitingRun()
    const [entry] = entriesOf(await paste(id, '?code=abc&state=other'))
    expect(entry).toMatchObject({ kind: 'received', basedOn: 5 })
  })

  test('without parameters is refused', async () => {
    const { id } = await waitingRun()
    expect(codeOf(await paste(id, 'https://app.example/cb'))).toBe('not-a-callback')
  })

  test('before a request was sent is refused', async () => {
    const { id } = await newRun(tool, connectionId)
    expect(codeOf(await paste(id, '?code=abc'))).toBe('step-not-ready')
  })
})

describe('After a restart', () => {
  test('a callback still finds its run', async () => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'oauth-flow-explorer-test-'))
    const before = await startTestTool({ dataFolder })
    const { id } = await newRun(before, (await saveConnection(before, server.origin)).id)
    const state = await beginLogin(before, id)
    await before.close()
    const after = await startTestTool({ dataFolder })
    const answer = await after.call('GET', `/callback?code=x&state=${state}`)
    const token = await sendStep(after, id, 'token-request')
    await after.close()
    await rm(dataFolder, { recursive: true })
    expect(answer.headers.get('location')).toBe(`/runs/${id}?returned`)
    expect(codeOf(token)).toBe('step-not-ready')
  })
})
