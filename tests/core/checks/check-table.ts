import { expect, test } from 'vitest'
import type { Check } from '../../../core/check.ts'
import { examine } from '../../../core/examine.ts'
import type { Facts } from '../../../core/facts.ts'
import type { Entry, Run, Sent } from '../../../core/run.ts'
import { type Arrangement, arrangeRun } from '../arrange-run.ts'

/** A run that differs from a healthy one in the arrangement, then in `change`. */
export interface Case extends Arrangement {
  readonly change?: (run: Run) => Run
}

/** The runs on which a check is seen to pass and to fail. */
export interface Cases {
  /** Absent: the check passes on the healthy run. */
  readonly valid?: Readonly<Record<string, Case>>
  readonly invalid: Readonly<Record<string, Case>>
  /** Runs that do not tell. */
  readonly inconclusive?: Readonly<Record<string, Case>>
  readonly notApplicable?: Readonly<Record<string, Case>>
  /** Other checks of the step that fail on the same runs, and rightly so. */
  readonly beside?: readonly string[]
}

/** One table of a step: each of its checks, by the second half of its id. */
export function testChecks(checks: readonly Check[], table: Readonly<Record<string, Cases>>): void {
  test('every check is in the table, and nothing else', () => {
    const slugs = checks.map(({ id }) => id.split('/')[1])
    expect(Object.keys(table).sort()).toEqual(slugs.sort())
  })

  for (const check of checks) {
    const cases = table[check.id.split('/')[1] ?? '']
    if (!cases) continue
    testOutcome(check, 'pass', cases.valid ?? { 'a healthy run': {} })
    testOutcome(check, 'inconclusive', cases.inconclusive ?? {})
    testOutcome(check, 'not-applicable', cases.notApplicable ?? {})
    testFailing(check, checks, cases)
  }
}

/** The facts of an arranged run. */
export async function factsOf({ change, ...arrangement }: Case): Promise<Facts> {
  const run = await arrangeRun(arrangement)
  return examine(change ? change(run) : run)
}

function testOutcome(
  check: Check,
  outcome: 'pass' | 'inconclusive' | 'not-applicable',
  cases: Readonly<Record<string, Case>>,
): void {
  for (const [title, arranged] of Object.entries(cases))
    test(`${check.id} is ${outcome} on ${title}`, async () => {
      expect(check.test(await factsOf(arranged))).toMatchObject({ outcome })
    })
}

function testFailing(check: Check, checks: readonly Check[], { invalid, beside = [] }: Cases) {
  for (const [title, arranged] of Object.entries(invalid))
    test(`${check.id} fails on ${title}, alone and with evidence`, async () => {
      const facts = await factsOf(arranged)
      const verdict = check.test(facts)
      expect(verdict).toMatchObject({ outcome: 'fail' })
      if (verdict.outcome !== 'fail') return
      expect(verdict.fix.text).toMatch(/[.!?]$/)
      expect(verdict.evidence[0]?.pointer).toBeDefined()
      const others = checks.filter(
        (other) =>
          other !== check && other.severity !== 'advice' && other.test(facts).outcome === 'fail',
      )
      expect(
        others.map(({ id }) => id.split('/')[1]).filter((id) => !beside.includes(id ?? '')),
      ).toEqual([])
    })
}

/** The run with each entry as `change` makes it. */
export function mapEntries(run: Run, change: (entry: Entry) => Entry): Run {
  return { ...run, entries: run.entries.map(change) }
}

/** The run with the requests of a step as `change` makes them. */
export function changeSent(
  step: Sent['step'],
  change: (sent: Sent) => Partial<Sent>,
): (run: Run) => Run {
  return (run) =>
    mapEntries(run, (entry) =>
      entry.kind === 'sent' && entry.step === step ? { ...entry, ...change(entry) } : entry,
    )
}
