import { expect, test } from 'vitest'
import { analyse } from '../../core/analyse.ts'
import { redact } from '../../core/derive/redact.ts'
import { healthyRun } from './arrange-run.ts'

test('a healthy run that was redacted for export raises nothing when it is read again', async () => {
  const { run } = redact(await healthyRun())
  expect((await analyse(run)).findings).toEqual([])
})
