import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { analyse } from '../core/analyse.ts'
import type { Connection } from '../core/connection.ts'
import type { Finding } from '../core/derive/findings.ts'
import { faults } from '../server/faults/all.ts'
import { faultList, opaqueSlug, type SlugOf } from '../server/faults/issuers.ts'
import { startLab } from './server/faults/lab.ts'
import { walk } from './server/faults/walk.ts'

/** What a whole run comes to, walked over HTTP. */
async function findingsOf(place: { connection: Connection; secret: string }) {
  const { findings } = await analyse(await walk(place.connection, place.secret))
  return findings
}

const isProvenTrouble = ({ severity, status }: Finding) =>
  severity !== 'advice' && status === 'proven'

const idsOf = (findings: readonly Finding[]) => findings.map(({ id }) => id)

/** The same at every start, and other ones each time: nothing may depend on them. */
const slugs: Readonly<Record<string, SlugOf>> = {
  'opaque slugs': opaqueSlug,
  'random slugs': (() => {
    const drawn = new Map(faults.map(({ id }) => [id, randomBytes(9).toString('base64url')]))
    return (id) => drawn.get(id) ?? ''
  })(),
}

describe.each(Object.entries(slugs))('With %s', (_name, slugOf) => {
  let lab: Awaited<ReturnType<typeof startLab>>
  beforeAll(async () => void (lab = await startLab(slugOf)))
  afterAll(() => lab.close())

  test('the conforming tenant raises nothing', async () => {
    expect(await findingsOf(lab.conforming)).toEqual([])
  })

  describe.concurrent(
    'the top finding is the one that the fault declares, and no other stands beside it',
    () => {
      test.each(faults.map((fault) => [fault.id, fault] as const))('%s', async (_id, fault) => {
        const [top, ...others] = await findingsOf(lab.of(fault))
        expect(top?.id).toBe(fault.revealedBy)
        expect(idsOf(others.filter(isProvenTrouble))).toEqual([])
        const advice = others.filter(({ severity }) => severity === 'advice')
        expect(idsOf(advice)).toEqual(fault.advice ?? [])
      })
    },
  )
})

describe('The faults', () => {
  test('there are at least fifty, and at most a tenth show by the transport alone', () => {
    expect(faults.length).toBeGreaterThanOrEqual(50)
    const byTransport = faults.filter(({ transport }) => transport)
    expect(byTransport.length).toBeLessThanOrEqual(faults.length / 10)
  })

  test('each has an id and a slug of its own', () => {
    expect(new Set(faults.map(({ id }) => id)).size).toBe(faults.length)
    expect(new Set(faultList().map(({ slug }) => slug)).size).toBe(faults.length)
  })

  test('a slug is the same at every start and says nothing', () => {
    for (const { id, slug } of faultList()) {
      expect(slug).toBe(opaqueSlug(id))
      expect(slug).toMatch(/^[0-9a-f]{12}$/)
    }
  })

  test('a symptom does not give the title away', () => {
    for (const { title, symptom } of faults) expect(symptom).not.toContain(title)
  })
})
