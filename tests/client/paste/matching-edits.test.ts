import { expect, test } from 'vitest'
import { matchingEdits } from '../../../client/paste/matching-edits.ts'
import { applyEdits } from '../../../core/edits.ts'
import type { HttpRequest, TextField } from '../../../core/http.ts'

const draft: HttpRequest = {
  method: 'GET',
  url: 'https://as.example/authorize',
  headers: [],
  query: [
    ['client_id', 'abc'],
    ['scope', 'openid'],
    ['state', 'drawn'],
    ['code_challenge', 'own'],
    ['code_challenge_method', 'S256'],
  ],
}
const own: readonly TextField[] = [
  ['code_challenge', 'own'],
  ['code_challenge_method', 'S256'],
]

function made(pasted: readonly TextField[], url = draft.url): HttpRequest {
  return applyEdits(draft, matchingEdits(draft, url, pasted))
}

const sorted = (fields: HttpRequest['query']) => fields.map(String).toSorted()

test.each<[string, readonly TextField[]]>([
  ['another value', [['client_id', 'abc'], ['scope', 'openid email'], ['state', 'theirs'], ...own]],
  [
    'a parameter twice',
    [['client_id', 'abc'], ['scope', 'a'], ['scope', 'b'], ['state', 'x'], ...own],
  ],
  ['a parameter missing', [['client_id', 'abc'], ['scope', 'openid'], ...own]],
  ['a parameter more', [['client_id', 'abc'], ['prompt', 'none'], ...own]],
  ['no PKCE', [['client_id', 'abc']]],
])('The draft becomes what was pasted, with %s', (_, pasted) => {
  expect(sorted(made(pasted).query)).toEqual(sorted(pasted))
})

test('A request that is the draft itself needs no edit', () => {
  expect(matchingEdits(draft, draft.url, draft.query as readonly TextField[])).toEqual([])
})

test('The challenge stays the run’s own, whose verifier is known', () => {
  const { query } = made([
    ['client_id', 'abc'],
    ['code_challenge', 'theirs'],
  ])
  expect(query).toContainEqual(['code_challenge', 'own'])
})

test('Another endpoint is taken over', () => {
  expect(made([], 'https://other.example/a').url).toBe('https://other.example/a')
})
