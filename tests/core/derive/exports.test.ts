import { describe, expect, test } from 'vitest'
import { javascriptFetch } from '../../../core/derive/code/javascript-fetch.ts'
import { goNetHttp } from '../../../core/derive/code/go-net-http.ts'
import { pythonRequests } from '../../../core/derive/code/python-requests.ts'
import { curl } from '../../../core/derive/curl.ts'
import { type Arrow, type Diagram, diagram } from '../../../core/derive/diagram.ts'
import { har } from '../../../core/derive/har.ts'
import { mermaid } from '../../../core/derive/mermaid.ts'
import { redact } from '../../../core/derive/redact.ts'
import { runJson } from '../../../core/derive/run-json.ts'
import { svg } from '../../../core/derive/svg.ts'
import { type Run, exchanges } from '../../../core/run.ts'
import { emptyRun, healthyRun } from '../arrange-run.ts'
import { canaries, canariesIn, canaryRun } from './canaries.ts'

/** Everything that can be made of a run, as text. */
const exports: readonly (readonly [name: string, (run: Run) => string])[] = [
  ['HAR', (run) => har(run, { tokens: 'redacted' })],
  ['JSON', (run) => runJson(run, { tokens: 'redacted' })],
  ['Mermaid', (run) => mermaid(diagram(redact(run).run, []))],
  ['SVG', (run) => svg(diagram(redact(run).run, []))],
  ...[curl, javascriptFetch, pythonRequests, goNetHttp].map(
    (make) =>
      [
        make.name,
        (run: Run) =>
          exchanges(redact(run).run)
            .map(({ sent }) => make(sent.request))
            .join('\n'),
      ] as const,
  ),
]

describe('No export has anything secret or personal', () => {
  test.each(exports)('%s', async (_name, make) => {
    expect(canariesIn(make(await canaryRun()))).toEqual([])
  })

  test('which would be found, were it there', async () => {
    expect(canariesIn(har(await canaryRun(), { tokens: 'live' })).length).toBeGreaterThan(5)
  })
})

test('a live export has the tokens and still no secret', async () => {
  const found = canariesIn(runJson(await canaryRun(), { tokens: 'live' }))
  expect([found.includes('access_token'), found.includes('client_secret')]).toEqual([true, false])
})

test('a run in JSON can be read again as it was', async () => {
  const run = await healthyRun()
  expect(JSON.parse(runJson(run, { tokens: 'live' }))).toEqual(run)
})

/** A map whose words come from a hostile server. */
function hostileDiagram(label: string): Diagram {
  const arrow: Arrow = {
    key: 'a',
    selection: { step: 'token-request', entry: 1 },
    kind: 'response',
    from: 'authorization-server',
    to: 'client',
    label,
    chips: ['access_token'],
    status: 'failed',
    badge: { tone: 'bad', text: 'failed' },
  }
  const { actors } = diagram(emptyRun(), [])
  return { actors, phases: [{ title: 'Exchange', arrows: [arrow] }], aside: [] }
}

const hostileLabels = [
  '400 </text><script>alert(1)</script>',
  '400 x\nparticipant Z\nA->>B: y; B->>A: z',
  '400 %%{init: {"x": 1}}%% #quot; & <b> " \' `',
  `400 \u0000\u0007\ud800 ${'long '.repeat(60)}`,
]

describe('The Mermaid diagram', () => {
  test('shows what was sent, received and validated, and not what is still to come', async () => {
    const run = await healthyRun()
    expect(mermaid(diagram({ ...run, entries: run.entries.slice(0, 9) }, []))).toBe(
      `sequenceDiagram
  participant B as Browser (you)
  participant C as Client (this tool)
  participant A as Authorization server (login.acme.test)
  participant R as API (/contacts)
  Note over B,R: Discover
  C->>A: GET /.well-known/openid-configuration
  A-->>C: 200
  Note over B,R: Authorize
  B->>A: GET /authorize state nonce
  A-->>B: 302 callback code state
  B->>C: GET /callback code state
  Note over B,R: Exchange
  C->>A: POST /oauth/token code
  A-->>C: 200 access_token refresh_token id_token
  Note over B,R: Verify
  Note over C: Access token access_token (valid)
`,
    )
  })

  test('a failed message ends in a cross', () => {
    expect(mermaid(hostileDiagram('400 invalid_grant'))).toContain('A--xC: 400 invalid_grant')
  })

  test.each(hostileLabels)('the label %j adds no line and no markup', (label) => {
    const lines = mermaid(hostileDiagram(label)).trimEnd().split('\n')
    expect([lines.length, lines.at(-1)?.replace(/#\d+;/g, '')]).toEqual([
      7,
      expect.not.stringMatching(/[<>;"'`%{}\n]|->>/),
    ])
  })
})

/** Elements that are opened and not closed, or closed and not open; whatever is not XML. */
function xmlProblems(text: string): string[] {
  const open: string[] = []
  const problems: string[] = []
  const rest = text.replace(
    /<(\/?)([a-z]+)((?: [\w:-]+="[^"<>]*")*)(\/?)>/g,
    (_, end, name, __, empty) => {
      if (end && open.pop() !== name) problems.push(`</${String(name)}>`)
      if (!end && !empty) open.push(String(name))
      return ''
    },
  )
  const stray = rest.match(/[<>]|&(?!amp;|lt;|gt;)|[\0-\x08\x0b-\x1f]/g) ?? []
  return [...problems, ...open, ...stray]
}

describe('The SVG picture', () => {
  test('is well-formed', async () => {
    expect(xmlProblems(svg(diagram(await healthyRun(), [])))).toEqual([])
  })

  test.each(hostileLabels)('stays well-formed with the label %j', (label) => {
    expect(xmlProblems(svg(hostileDiagram(label)))).toEqual([])
  })

  test('has nothing that runs, and loads nothing', () => {
    const picture = svg(hostileDiagram(hostileLabels[0] ?? ''))
    expect(picture).not.toMatch(/<script|<image|<use|<foreignObject|\son\w+=|href|url\(|@import/)
  })

  test('shows a message with its values', async () => {
    const picture = svg(diagram(await healthyRun(), []))
    expect(
      ['POST /oauth/token', '>refresh_token<', 'Authorization server'].every((words) =>
        picture.includes(words),
      ),
    ).toBe(true)
  })

  test('a message that failed is red', () => {
    expect(svg(hostileDiagram('400'))).toMatch(/<line [^>]*stroke="#b3261e"/)
  })
})

test('the canaries have as many kinds as there are values', () => {
  expect(new Set(Object.values(canaries)).size).toBe(Object.keys(canaries).length)
})
