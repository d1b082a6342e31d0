import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { acceptances } from './rp-certification/acceptances.ts'
import { caseId } from './rp-certification/case-issuer.ts'
import { certificationCases } from './rp-certification/certification-cases.ts'
import { formPostError } from './rp-certification/form-post-error.ts'
import { refusals } from './rp-certification/refusals.ts'
import { rows, shownElsewhere } from './rp-certification/standings.ts'

const text = readFileSync(new URL('../../docs/rp-certification.md', import.meta.url), 'utf8')

const written = text
  .split('\n')
  .filter((line) => line.startsWith('| oidcc-client-test'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )

const ids: readonly string[] = certificationCases.map(({ id }) => id)

describe('docs/rp-certification.md', () => {
  test('has a row for each of the 57 cases, as the suite stands', () => {
    expect(ids.length).toBe(57)
    expect(new Set(ids).size).toBe(57)
    expect(written).toEqual(rows)
  })

  test('says of every case how it stands', () => {
    for (const [id, , , standing] of written) {
      expect(standing, id).toMatch(/^(?:holds$|not yet|does not apply: )/)
    }
  })

  test('names only tests that are there', () => {
    for (const path of Object.values(shownElsewhere)) {
      expect(existsSync(new URL(`../../${path}`, import.meta.url)), path).toBe(true)
    }
  })
})

test('The suite has no case that the certification does not know', () => {
  for (const { name } of [...refusals, ...acceptances, formPostError])
    expect(ids).toContain(caseId(name))
})
