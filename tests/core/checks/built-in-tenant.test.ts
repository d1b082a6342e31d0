import { expect, test } from 'vitest'
import type { Connection } from '../../../core/connection.ts'
import { applyEdits } from '../../../core/edits.ts'
import { examine } from '../../../core/examine.ts'
import { stepNamed } from '../../../core/flows.ts'
import { type HttpRequest, type HttpResponse, shown, targetOf } from '../../../core/http.ts'
import { judge } from '../../../core/judge.ts'
import type { Edit, Run, StepName } from '../../../core/run.ts'
import { createBrowser } from '../../server/tenant/scripted-browser.ts'
import { startTestTenant } from '../../server/tenant/start-test-tenant.ts'
import { webClient } from '../../server/tenant/test-clients.ts'
import { appendCallback, appendDrawn, appendExchange, emptyRun, startedAt } from '../arrange-run.ts'

const [redirect_uri = ''] = webClient.redirect_uris

/** Sends a draft as it is, with the secret where the draft refers to it. */
async function send(request: HttpRequest): Promise<HttpResponse> {
  const text = (value: HttpRequest['headers'][number][1]): string => {
    if (typeof value === 'string') return value
    if ('secret' in value) return webClient.client_secret
    return 'basic' in value ? `Basic ${btoa(`web:${webClient.client_secret}`)}` : shown(value)
  }
  const { body, method } = request
  const fields = body && 'form' in body ? body.form : body && 'json' in body ? body.json : []
  const pairs = fields.map(([name, value]): [string, string] => [name, text(value)])
  const sent =
    body && 'json' in body ? JSON.stringify(Object.fromEntries(pairs)) : new URLSearchParams(pairs)
  const response = await fetch(targetOf(request), {
    method,
    redirect: 'manual',
    headers: request.headers.map(([name, value]): [string, string] => [name, text(value)]),
    ...(body && { body: sent }),
  })
  const answer = await response.text()
  return {
    ...{ status: response.status, statusText: response.statusText, headers: [...response.headers] },
    ...{ body: answer, encodedBytes: answer.length, problems: [] },
  }
}

async function walk(run: Run, step: StepName, edits: readonly Edit[] = []): Promise<Run> {
  if (step !== 'authorization-request') {
    const draft = stepNamed(step).request?.(run)
    if (!draft) throw new Error(`The step ${step} sends nothing`)
    return appendExchange(run, step, edits, await send(applyEdits(draft, edits)))
  }
  const asked = appendExchange(await appendDrawn(run), step, edits)
  const sent = asked.entries.at(-1)
  if (sent?.kind !== 'sent') throw new Error('No authorization request was sent')
  const { outside } = await createBrowser().authorize(targetOf(sent.request))
  return appendCallback(asked, [...(outside?.searchParams ?? [])])
}

/** A whole run against the tenant, over real HTTP. */
async function runThrough(
  connection: Partial<Connection>,
  edits: Partial<Record<StepName, readonly Edit[]>> = {},
  until?: StepName,
): Promise<Run> {
  const { issuer, apiOrigin } = await startTestTenant()
  let run = emptyRun({
    ...{ issuer, client_id: 'web', redirect_uri, audience: 'appointments:api' },
    scope: 'openid profile email offline_access read:contacts',
    api: { method: 'GET', url: `${apiOrigin}/contacts`, headers: [] },
    ...connection,
  })
  for (const step of steps) {
    run = await walk(run, step, edits[step])
    if (step === until) break
  }
  return byRealClock(run)
}

/** Arranged runs are recorded on a fixed day, and the tenant stamps its tokens today. */
function byRealClock(run: Run): Run {
  const later = Date.now() - startedAt
  return { ...run, entries: run.entries.map((entry) => ({ ...entry, at: entry.at + later })) }
}

const steps = [
  'discovery',
  'authorization-request',
  'token-request',
  'jwks',
  'userinfo',
  'api-request',
  'refresh',
] as const

const connections: Readonly<Record<string, Partial<Connection>>> = {
  'credentials in the body': { clientAuthentication: 'client_secret_post' },
  'Basic credentials': { clientAuthentication: 'client_secret_basic' },
  'credentials in a JSON body': { clientAuthentication: 'client_secret_json' },
  'a public client': { clientAuthentication: 'none', client_id: 'spa', hasSecret: false },
}

/** Ids of the errors and warnings that a run raises. */
async function raisedBy(run: Run): Promise<string[]> {
  return judge(await examine(run)).flatMap(({ check, verdict }) =>
    check.severity !== 'advice' && verdict.outcome === 'fail' ? [check.id] : [],
  )
}

test.each(Object.entries(connections))(
  'a real run with %s raises no error and no warning',
  async (_title, connection) => {
    expect(await raisedBy(await runThrough(connection))).toEqual([])
  },
)

const edit = (
  change: 'set' | 'remove',
  where: 'body' | 'header',
  name: string,
  value = '',
): Edit => ({
  ...{ change, where, name, index: 0, value },
})

/** What a person may get wrong, and the one check that says so. */
const mistakes: readonly [title: string, step: StepName, edit: Edit, check: string][] = [
  ...(
    [
      ['another redirect_uri', 'set', 'redirect_uri', `${redirect_uri}/`, 'redirect-uri-identical'],
      ['no redirect_uri', 'remove', 'redirect_uri', '', 'redirect-uri-identical'],
      ['another verifier', 'set', 'code_verifier', 'v'.repeat(43), 'verifier-matches-challenge'],
      ['no verifier', 'remove', 'code_verifier', '', 'verifier-sent'],
      ['a cut code', 'set', 'code', 'abc', 'code-from-callback'],
      ['another grant', 'set', 'grant_type', 'password', 'grant-type'],
      ['no credentials', 'remove', 'client_secret', '', 'credentials-sent'],
    ] as const
  ).map(([title, change, name, value, check]): [string, StepName, Edit, string] => [
    ...([title, 'token-request' as const, edit(change, 'body', name, value)] as const),
    `token-request/${check}`,
  ]),
  [
    'a token without Bearer',
    'api-request',
    edit('set', 'header', 'Authorization', 'x'),
    'api-request/bearer-header',
  ],
  [
    'no token',
    'api-request',
    edit('remove', 'header', 'Authorization'),
    'api-request/bearer-header',
  ],
  [
    'a token of elsewhere',
    'userinfo',
    edit('set', 'header', 'Authorization', 'Bearer x'),
    'userinfo/access-token-sent',
  ],
]

test.each(mistakes)(
  '%s at the %s is found by its own check',
  async (_title, step, change, check) => {
    const run = await runThrough({}, { [step]: [change] }, step)
    expect(await raisedBy(run)).toEqual([check])
  },
)

test('a scope that the API needs and the token lacks is found by its own check', async () => {
  const run = await runThrough({ scope: 'openid profile' }, {}, 'api-request')
  expect(await raisedBy(run)).toEqual(['api-request/scope-sufficient'])
})
