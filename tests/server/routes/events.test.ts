import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Entry } from '../../../core/run.ts'
import { type TestTool, codeOf, newRun, sendStep, startTestTool } from './start-test-tool.ts'

let tool: TestTool
beforeAll(async () => (tool = await startTestTool()))
afterAll(() => tool.close())

interface Stream {
  readonly status: number
  readonly type: string | null
  /** Ids of the entries that have come, in order. */
  readonly ids: number[]
  /** Whether the server has ended it. */
  ended: boolean
  close(): void
}

async function follow(
  id: string,
  query = '',
  headers: Readonly<Record<string, string>> = {},
): Promise<Stream> {
  const abort = new AbortController()
  const response = await fetch(`${tool.origin}/api/runs/${id}/events${query}`, {
    headers,
    signal: abort.signal,
  })
  const stream: Stream = {
    status: response.status,
    type: response.headers.get('content-type'),
    ids: [],
    ended: false,
    close: () => abort.abort(),
  }
  void read(response, stream).catch(() => undefined)
  return stream
}

async function read(response: Response, stream: Stream): Promise<void> {
  let text = ''
  const decoder = new TextDecoder()
  for await (const bytes of response.body ?? []) {
    text += decoder.decode(bytes, { stream: true })
    const events = text.split('\n\n')
    text = events.pop() ?? ''
    for (const event of events) {
      const [, last, entries] = /^id: (\d+)\nevent: entries\ndata: (.*)$/.exec(event) ?? []
      if (entries === undefined) continue
      const ids = (JSON.parse(entries) as Entry[]).map((entry) => entry.id)
      expect(ids.at(-1)).toBe(Number(last))
      stream.ids.push(...ids)
    }
  }
  stream.ended = true
}

const draw = (id: string) => tool.call('POST', `/api/runs/${id}/draw`, {})

describe('The events of a run', () => {
  test('are its entries so far, then each as it comes', async () => {
    const { id } = await newRun(tool, 'built-in')
    const stream = await follow(id)
    expect([stream.status, stream.type]).toEqual([200, 'text/event-stream; charset=utf-8'])
    await sendStep(tool, id, 'discovery')
    await draw(id)
    await expect.poll(() => stream.ids).toEqual([1, 2, 3, 4, 5])
    stream.close()
  })

  test('begin after what the page has seen', async () => {
    const { id } = await newRun(tool, 'built-in')
    await draw(id)
    await draw(id)
    const stream = await follow(id, '?after=2')
    await expect.poll(() => stream.ids).toEqual([3])
    stream.close()
  })

  test('go on after Last-Event-ID when the connection was lost', async () => {
    const { id } = await newRun(tool, 'built-in')
    await draw(id)
    await draw(id)
    const stream = await follow(id, '?after=0', { 'last-event-id': '2' })
    await expect.poll(() => stream.ids).toEqual([3])
    stream.close()
  })

  test('reach every page that follows, without gap or double, however fast they come', async () => {
    const { id } = await newRun(tool, 'built-in')
    const streams = await Promise.all([follow(id), follow(id), follow(id)])
    for (let i = 0; i < 40; i++) await draw(id)
    const all = Array.from({ length: 41 }, (_, i) => i + 1)
    for (const stream of streams) {
      await expect.poll(() => stream.ids).toEqual(all)
      stream.close()
    }
  })

  test('of another run do not come', async () => {
    const [one, two] = [await newRun(tool, 'built-in'), await newRun(tool, 'built-in')]
    const stream = await follow(one.id)
    await draw(two.id)
    await draw(one.id)
    await expect.poll(() => stream.ids).toEqual([1, 2])
    stream.close()
  })

  test('end when the run is deleted', async () => {
    const { id } = await newRun(tool, 'built-in')
    const stream = await follow(id)
    await tool.call('DELETE', `/api/runs/${id}`)
    await expect.poll(() => stream.ended).toBe(true)
  })

  test('of a run that is not there are refused', async () => {
    expect(codeOf(await tool.call('GET', '/api/runs/nothing/events'))).toBe('run-not-found')
  })

  test('go to sixty pages at most, and to more again once some have closed', async () => {
    const { id } = await newRun(tool, 'built-in')
    const streams = await Promise.all(Array.from({ length: 60 }, () => follow(id)))
    const refused = await tool.call('GET', `/api/runs/${id}/events`)
    expect([refused.status, codeOf(refused)]).toEqual([503, 'too-many-streams'])
    for (const stream of streams) stream.close()
    await expect
      .poll(async () => {
        const again = await follow(id)
        again.close()
        return again.status
      })
      .toBe(200)
  })

  test('end when the tool is closed, which takes no time', async () => {
    const own = await startTestTool()
    const { id } = await newRun(own, 'built-in')
    const response = await fetch(`${own.origin}/api/runs/${id}/events`)
    const reading = response.text().catch(() => 'reset')
    const begun = performance.now()
    await own.close()
    await reading
    expect(performance.now() - begun).toBeLessThan(2_000)
  })
})
