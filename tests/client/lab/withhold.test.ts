import { expect, test } from 'vitest'
import type { Analysis } from '../../../core/analyse.ts'
import { fail, pass } from '../../../core/check.ts'
import { runFromExchanges } from '../../../core/import/run-from-exchanges.ts'
import { withhold } from '../../../client/lab/withhold.ts'
import { analyse } from '../../../core/analyse.ts'

const refused = runFromExchanges([
  {
    startedAt: 1,
    took: 1,
    request: {
      method: 'POST',
      url: 'https://as.example/token',
      headers: [],
      body: { form: [['grant_type', 'authorization_code']] },
    },
    response: {
      status: 400,
      statusText: 'Bad Request',
      headers: [['Content-Type', 'application/json']],
      body: '{"error":"invalid_grant"}',
      encodedBytes: 25,
      problems: [],
    },
  },
])

test('Withheld, nothing is left of what was found out', async () => {
  const analysis = await analyse(refused)
  expect(analysis.findings.length).toBeGreaterThan(0)
  const { findings, diagnoses, judged } = withhold(refused, analysis, 'It is refused.')
  expect([...findings, ...diagnoses]).toEqual([])
  expect(judged.filter(({ verdict }) => verdict.outcome === 'fail')).toEqual([])
})

test('What the server itself refused stays in view, without a fix', async () => {
  const { verdict } = withhold(refused, await analyse(refused), 'It is refused.')
  expect(verdict.reason).toMatch(/invalid_grant/)
  expect(verdict.fix).toBeUndefined()
})

test('What passed stays', async () => {
  const analysis = await analyse(refused)
  const check = analysis.judged[0]?.check as Analysis['judged'][0]['check']
  const judged = [
    { check, verdict: pass() },
    { check, verdict: fail('mend it') },
  ]
  expect(withhold(refused, { ...analysis, judged }, '').judged).toEqual([judged[0]])
})
