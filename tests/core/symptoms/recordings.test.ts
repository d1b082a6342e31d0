import { expect, test } from 'vitest'
import { foundIn } from '../import/recorded.ts'
import { recordings } from '../import/recordings.ts'

test.each(recordings)('a recording that has come to %s says so first', async (cause, parts) => {
  expect((await foundIn(...parts))[0]).toBe(cause)
})
