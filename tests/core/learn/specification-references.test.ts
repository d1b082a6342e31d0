import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { errorMeanings } from '../../../core/learn/errors.ts'
import { meanings } from '../../../core/learn/parameters.ts'
import { learnTexts } from '../../../core/learn/steps.ts'
import { specificationLink } from '../../../core/specifications.ts'

const core = new URL('../../../core/', import.meta.url)

/** Every reference that a step, check or symptom names, read from its source. */
function referencesIn(folder: string): string[] {
  const root = new URL(`${folder}/`, core)
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => {
      const source = readFileSync(new URL(name, root), 'utf8')
      const lists = source.match(/specification: (?:\[[^\]]*\]|'[^']*')/g) ?? []
      return lists.flatMap((list) =>
        [...list.matchAll(/'([^']*)'/g)].map(([, found]) => `${found}`),
      )
    })
}

test.each(['checks', 'steps', 'symptoms'])(
  'every reference in core/%s leads somewhere',
  (folder) => {
    const references = referencesIn(folder)
    expect(references.length).toBeGreaterThan(5)
    expect(references.filter((reference) => !specificationLink(reference))).toEqual([])
  },
)

test('every reference of a learn text leads somewhere', () => {
  const references = Object.values(learnTexts).flatMap(({ specification }) => specification)
  expect(references.filter((reference) => !specificationLink(reference))).toEqual([])
})

test('every reference of a parameter and an error leads somewhere', () => {
  const references = [
    ...meanings.map(({ specification }) => specification),
    ...Object.values(errorMeanings).map(([, specification]) => specification),
  ]
  expect(references.filter((reference) => !specificationLink(reference))).toEqual([])
})
