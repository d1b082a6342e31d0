import { describe, expect, test } from 'vitest'
import { har } from '../../../core/derive/har.ts'
import { MASK } from '../../../core/http.ts'
import type { Run } from '../../../core/run.ts'
import { arrangeRun, healthyRun, issuer } from '../arrange-run.ts'
import { canaryRun } from './canaries.ts'
import { harProblems } from './har-schema.ts'

interface Entry {
  readonly startedDateTime: string
  readonly time: number
  readonly comment: string
  readonly timings: Readonly<Record<string, number>>
  readonly request: {
    readonly method: string
    readonly url: string
    readonly postData?: { readonly params?: readonly { name: string; value: string }[] }
  }
  readonly response: { readonly status: number; readonly redirectURL: string; _error?: string }
}

function entriesOf(run: Run, tokens: 'redacted' | 'live' = 'live'): Entry[] {
  return (JSON.parse(har(run, { tokens })) as { log: { entries: Entry[] } }).log.entries
}

describe('The HTTP Archive', () => {
  test.each(['redacted', 'live'] as const)('is valid HAR 1.2 with tokens %s', async (tokens) => {
    expect(harProblems(har(await healthyRun(), { tokens }))).toEqual([])
  })

  test('is valid whatever a hostile server answered', async () => {
    expect(harProblems(har(await canaryRun(), { tokens: 'redacted' }))).toEqual([])
  })

  test('the schema that judges it can fail', async () => {
    const broken = har(await healthyRun(), { tokens: 'live' }).replaceAll('"cache"', '"cash"')
    expect(harProblems(broken)).toContain('har.log.entries.0.cache is missing')
  })

  test('has every message of the run in order, the front channel included', async () => {
    expect(entriesOf(await healthyRun()).map(({ comment }) => comment)).toEqual([
      'Discovery',
      'Authorization request',
      'Authorization response',
      'Token request',
      'JWK Set',
      'UserInfo request',
      'API request',
      'Refresh request',
    ])
  })

  test('shows the redirect to the redirection endpoint as the answer to the authorization request', async () => {
    const [, authorization, callback] = entriesOf(await healthyRun())
    expect([authorization?.response.status, authorization?.response.redirectURL]).toEqual([
      302,
      callback?.request.url,
    ])
  })

  test('has dates with milliseconds', async () => {
    expect(entriesOf(await healthyRun())[1]?.startedDateTime).toBe('2026-11-20T12:00:00.160Z')
  })

  test('its timings add up to the time, with TLS inside connect', async () => {
    const [discovery] = entriesOf(await healthyRun())
    expect([discovery?.time, discovery?.timings]).toEqual([
      121,
      { dns: 2, connect: 29, ssl: 20, send: 0, wait: 84, receive: 6 },
    ])
  })

  test('names why no response came', async () => {
    const none = { kind: 'unknown', code: 'ECONNRESET', message: 'reset' } as const
    const run = await arrangeRun({ answers: { discovery: none }, until: 'discovery' })
    expect(entriesOf(run)[0]?.response).toMatchObject({ status: 0, _error: 'ECONNRESET' })
  })

  test('live tokens are there, and the secret is a mask all the same', async () => {
    const run = await arrangeRun({ code: 'a-code-that-was-used-1' })
    const token = entriesOf(run).find(({ comment }) => comment === 'Token request')
    expect(token?.request.postData?.params).toEqual(
      expect.arrayContaining([
        { name: 'code', value: 'a-code-that-was-used-1' },
        { name: 'client_secret', value: MASK },
      ]),
    )
  })

  test('a redacted URL is still a URL, with the names of its parameters', async () => {
    const [, authorization] = entriesOf(await healthyRun(), 'redacted')
    const url = new URL(authorization?.request.url ?? '')
    expect([url.origin, url.searchParams.get('state')]).toEqual([issuer, '«redacted:state#1»'])
  })
})
