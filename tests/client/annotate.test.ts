import { expect, test } from 'vitest'
import { annotated } from '../../client/annotate.ts'
import { hitsOf } from '../../client/hits.ts'
import { fieldRows } from '../../client/rows.ts'
import type { Check, Judged } from '../../core/check.ts'

function failed(severity: Check['severity'], part: string, expected: string): Judged {
  const evidence = [{ pointer: { entry: 7, part }, expected }]
  return {
    check: {
      ...{ id: `x/${part}`, title: 'it is right', step: 'token-request', severity },
      specification: [],
      test: () => ({ outcome: 'not-applicable', because: '' }),
    },
    verdict: { outcome: 'fail', evidence, fix: { text: '' } },
  }
}

const rows = fieldRows('body', [
  ['code', 'a'],
  ['scope', 'b'],
])
const place = { step: 'token-request', entry: 7, part: 'request.body' } as const
const known = (): { text: string } => ({ text: 'known' })

test('the row that evidence of a failure points at says what was expected', () => {
  const hits = hitsOf([failed('error', 'request.body.code', 'c')], [])
  const [code, scope] = annotated(rows, place, hits, known)
  expect(code?.note).toEqual({ tone: 'bad', text: 'expected c' })
  expect(scope?.note).toEqual({ text: 'known' })
})

test('an error is kept before a warning at the same place', () => {
  const part = 'request.body.code'
  const hits = hitsOf([failed('warning', part, 'w'), failed('error', part, 'e')], [])
  expect(annotated(rows, place, hits, known)[0]?.note?.text).toBe('expected e')
})

test('advice marks no row', () => {
  const hits = hitsOf([failed('advice', 'request.body.code', 'c')], [])
  expect(hits.size).toBe(0)
})

test('a draft has no failures of its own', () => {
  const hits = hitsOf([failed('error', 'request.body.code', 'c')], [])
  const [code] = annotated(rows, { ...place, entry: undefined }, hits, known)
  expect(code?.note).toEqual({ text: 'known' })
})

test('of a hundred thousand rows not each is looked into, and a failure is told all the same', () => {
  const many = fieldRows(
    'body',
    Array.from({ length: 100_000 }, (_, at) => [`m${at}`, 'a'] as const),
  )
  let asked = 0
  const hits = hitsOf([failed('error', 'request.body.m99999', 'c')], [])
  const last = annotated(many, place, hits, () => void asked++).at(-1)
  expect([asked, last?.note?.tone]).toEqual([1_000, 'bad'])
})
