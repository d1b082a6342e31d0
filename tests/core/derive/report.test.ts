import { describe, expect, test } from 'vitest'
import { analyse } from '../../../core/analyse.ts'
import { type Report, report } from '../../../core/derive/report.ts'
import type { Run } from '../../../core/run.ts'
import {
  type Arrangement,
  arrangeRun,
  emptyRun,
  healthyRun,
  json,
  respond,
} from '../arrange-run.ts'

async function reportOf(run: Run): Promise<Report> {
  return report(run, await analyse(run))
}

/** A run whose token request has one character too many in its redirect_uri. */
const withSlash: Arrangement = {
  edits: {
    'token-request': [
      {
        change: 'set',
        where: 'body',
        name: 'redirect_uri',
        index: 0,
        value: 'http://127.0.0.1:4400/callback/',
      },
    ],
  },
  answers: { 'token-request': json(400, { error: 'invalid_grant' }) },
  until: 'token-request',
}

/** A server whose words are markup wherever they may end up. */
function hostile(words: string): Arrangement {
  const answer = json(400, { error: words, error_description: words })
  return { answers: { 'token-request': answer }, until: 'token-request' }
}

/** What Markdown reads as markup: all but code spans and fenced blocks. */
function withoutCode(markdown: string): string {
  return markdown
    .replaceAll(/^```[\s\S]*?^```$/gm, '')
    .replaceAll(/(?<!`)(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, '')
}

describe('The report of a run', () => {
  test('says the verdict first', async () => {
    const { markdown, html } = await reportOf(await arrangeRun(withSlash))
    expect(markdown.split('\n')[2]).toContain('**Stopped at the token request:**')
    expect(html).toContain('<strong>Stopped at the token request:</strong>')
  })

  test('shows what was expected before what was found', async () => {
    const { markdown } = await reportOf(await arrangeRun(withSlash))
    expect(markdown).toContain(
      '`http://127.0.0.1:4400/callback` | `http://127.0.0.1:4400/callback/`',
    )
  })

  test('lists what was ruled out', async () => {
    const { markdown } = await reportOf(await arrangeRun(withSlash))
    expect(markdown).toContain('## Ruled out')
  })

  test('has the map in both forms', async () => {
    const { markdown, html } = await reportOf(await healthyRun())
    expect(markdown).toContain('```mermaid\nsequenceDiagram')
    expect(html).toContain('<svg xmlns="http://www.w3.org/2000/svg"')
  })

  test('counts the checks of each step', async () => {
    const { markdown } = await reportOf(await arrangeRun(withSlash))
    expect(markdown).toMatch(/\| Token request \| \d+ \| [1-9]\d* \| \d+ \|/)
  })

  test('has every message in order, with its time', async () => {
    const { markdown } = await reportOf(await arrangeRun(withSlash))
    const rows = markdown.split('\n').filter((line) => /^\| \+/.test(line))
    expect(rows.map((row) => row.split(' | ')[1])).toEqual([
      'Discovery',
      'Authorization request',
      'Authorization response',
      'Token request',
    ])
  })

  test('says what was taken out', async () => {
    const { markdown } = await reportOf(await healthyRun())
    expect(markdown).toMatch(/- `access_token#1`, \d+ × in/)
  })

  test('has no token, no code and no name of the user in it', async () => {
    const run = await healthyRun()
    const { markdown, html } = await reportOf(run)
    const secrets = ['SplxlOBeZQQYbYS6WxSbIA', 'refresh-token-of-the-first', 'Ada Lovelace', 'ada@']
    const tokens = JSON.stringify(run).match(/eyJ[\w-]+\.[\w-]+\.[\w-]{40,}/g) ?? []
    const found = [...secrets, ...tokens].filter((one) => (markdown + html).includes(one))
    expect([tokens.length > 0, found]).toEqual([true, []])
  })

  test('of a run without messages is a report all the same', async () => {
    const { markdown } = await reportOf(emptyRun())
    expect(markdown).toContain('# A run of acme-staging')
  })
})

describe('The report of a hostile server', () => {
  const markup = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>`

  test('holds none of its markup in HTML', async () => {
    const { html } = await reportOf(await arrangeRun(hostile(markup)))
    expect(html).not.toMatch(/<script|<img/i)
  })

  test('says what it says', async () => {
    const { html } = await reportOf(await arrangeRun(hostile(markup)))
    expect(html).toContain('&lt;script&gt;')
  })

  test('forbids scripts to the page', async () => {
    const { html } = await reportOf(await healthyRun())
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
  })

  test('loads nothing', async () => {
    const { html } = await reportOf(await healthyRun())
    expect(html).not.toMatch(/\s(src|srcset|poster|data)=|@import|url\(|<(link|object|iframe)/i)
  })

  test.each([
    ['a heading', 'invalid\n# Heading', /^# Heading/m],
    ['a table cell', 'a | b', /a \| b/],
    ['a link', 'see https://evil.test/x', /[^\\]:\/\/evil/],
    ['an image', '![x](https://evil.test/x.png)', /!\[x/],
    ['HTML', '<b>bold</b>', /(?<!\\)<b/],
    ['a mention', 'ask @someone', /(?<!\\)@someone/],
  ])('cannot write %s into Markdown', async (_what, words, pattern) => {
    const { markdown } = await reportOf(await arrangeRun(hostile(words)))
    expect(withoutCode(markdown)).not.toMatch(pattern)
  })

  test('cannot end the map', async () => {
    const { markdown } = await reportOf(await arrangeRun(hostile('```\n# x')))
    expect(markdown.match(/^```/gm)).toHaveLength(2)
  })

  test('cannot close a code span', async () => {
    const { markdown } = await reportOf(await arrangeRun(hostile('a`b')))
    expect(markdown).toContain('``400 a`b``')
  })

  test.each(['', '\u0000\u0007', '\u2028', '�', '💥'.repeat(5_000), '`'.repeat(300)])(
    'never throws: %#',
    async (words) => {
      const run = await arrangeRun({
        answers: { 'token-request': respond(400, words) },
        until: 'token-request',
      })
      await expect(reportOf(run)).resolves.toBeDefined()
    },
  )
})
