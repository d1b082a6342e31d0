import { expect, test } from 'vitest'
import { exchanges, latestBranch } from '../../core/run.ts'
import { stepsOf } from '../../core/flows.ts'
import { healthyRun } from './arrange-run.ts'

test('the healthy run has every step that sends something, each answered', async () => {
  const run = await healthyRun()
  const sending = stepsOf(run).filter((step) => step.request !== undefined && !step.optional)
  expect(latestBranch(run).map(({ sent }) => sent.step)).toEqual(sending.map(({ name }) => name))
  expect(exchanges(run).filter(({ outcome }) => outcome.kind === 'pending')).toEqual([])
})

test('nothing is missing for any step of the healthy run', async () => {
  const run = await healthyRun()
  expect(stepsOf(run).flatMap((step) => step.missing(run))).toEqual([])
})
