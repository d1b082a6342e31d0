import { analyse } from '../../core/analyse.ts'
import { faults } from '../../server/faults/all.ts'
import { opaqueSlug } from '../../server/faults/issuers.ts'
import { healthyRun } from '../core/arrange-run.ts'
import { startLab } from '../server/faults/lab.ts'
import { walk } from '../server/faults/walk.ts'
import { type Case, diagnoseCatalogue } from './catalogue.ts'

/** Prints how often the diagnosis names the right cause, with the misses listed. */
export async function score(): Promise<void> {
  await scoreMatrix()
  await scoreCatalogue('provider known', true)
  await scoreCatalogue('provider unknown', false)
}

async function scoreMatrix(): Promise<void> {
  const lab = await startLab(opaqueSlug)
  const results: Case[] = []
  for (const fault of faults) {
    const { connection, secret } = lab.of(fault)
    const { findings } = await analyse(await walk(connection, secret))
    results.push({
      id: fault.id,
      fragment: fault.title,
      alike: new Set([fault.revealedBy]),
      named: findings.map(({ id }) => id),
    })
  }
  const healthy = [await walk(lab.conforming.connection, lab.conforming.secret), await healthyRun()]
  await lab.close()
  report('fault matrix', results)
  const alarms = await Promise.all(healthy.map(async (run) => (await analyse(run)).findings))
  const raised = alarms.flat().filter(({ severity }) => severity !== 'advice')
  print(`healthy runs: ${healthy.length}, false alarms: ${raised.length}`)
  for (const { id } of raised) print(`  ${id}`)
}

async function scoreCatalogue(title: string, isProviderKnown: boolean): Promise<void> {
  report(`catalogue, ${title}`, await diagnoseCatalogue(isProviderKnown))
}

function report(title: string, cases: readonly Case[]): void {
  const within = (places: number) =>
    cases.filter(({ alike, named }) => named.slice(0, places).some((id) => alike.has(id)))
  const share = (found: readonly Case[]) => `${((100 * found.length) / cases.length).toFixed(1)} %`
  print(`\n${title}: ${cases.length} cases, top 1: ${share(within(1))}, top 3: ${share(within(3))}`)
  const hits = new Set(within(1))
  for (const { id, fragment, named } of cases.filter((tried) => !hits.has(tried))) {
    print(`  missed ${id} (“${fragment.slice(0, 60)}”): ${named[0] ?? 'nothing'}`)
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
