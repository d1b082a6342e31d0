import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'

const documentation = await readFile('docs/api.md', 'utf8')
const problems = await readFile('server/routes/problem.ts', 'utf8')

describe('docs/api.md', () => {
  test('lists every problem with its status, and no other', () => {
    const known = [...problems.matchAll(/^ {2}'?([a-z-]+)'?: \[(\d{3}),/gm)].map(
      ([, ...row]) => row,
    )
    const listed = [...documentation.matchAll(/^\| `([a-z-]+)` +\| (\d{3}) /gm)].map(
      ([, ...row]) => row,
    )
    expect(known.length).toBeGreaterThan(20)
    expect(listed.sort()).toEqual(known.sort())
  })
})
