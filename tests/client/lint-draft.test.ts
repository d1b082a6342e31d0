import { expect, test } from 'vitest'
import { lintDraft } from '../../client/lint-draft.ts'
import { runFromExchanges } from '../../core/import/run-from-exchanges.ts'
import type { HttpRequest } from '../../core/http.ts'

const run = runFromExchanges([])
const draft = (query: HttpRequest['query']): HttpRequest => ({
  method: 'GET',
  url: 'https://as.example/authorize',
  query,
  headers: [],
})

async function failing(query: HttpRequest['query']): Promise<string[]> {
  const judged = await lintDraft(run, draft(query))
  return judged.flatMap(({ check, verdict }) => (verdict.outcome === 'fail' ? [check.id] : []))
}

test('A draft is judged by the checks of the authorization request alone', async () => {
  const judged = await lintDraft(run, draft([['client_id', 'abc']]))
  expect(new Set(judged.map(({ check }) => check.step))).toEqual(new Set(['authorization-request']))
})

test('A draft without state is told', async () => {
  expect(await failing([['client_id', 'abc']])).toContain('authorization-request/state-present')
})

test('A parameter that stands twice is told', async () => {
  const twice = await failing([
    ['client_id', 'abc'],
    ['client_id', 'abc'],
  ])
  expect(twice).toContain('authorization-request/no-duplicates')
})
