import { analyse } from '../../core/analyse.ts'
import { examine } from '../../core/examine.ts'
import { judge } from '../../core/judge.ts'
import type { Run } from '../../core/run.ts'
import { appendExchange, healthyRun, json } from '../core/arrange-run.ts'
import { line, ms, quantile, timed } from './measure.ts'

/** How long everything takes that is derived from a run: of a dozen messages, and of 2,000. */
export async function benchDerive(): Promise<void> {
  const small = await healthyRun()
  const large = grow(small, 2_000)
  const samples = await sample(40, () => analyse(copyOf(small)))
  const few = quantile(samples, 0.5)
  const many = quantile(await sample(5, () => analyse(copyOf(large))), 0.5)
  line('derive everything, run of 14 messages (median, signatures remembered)', ms(few))
  line('derive everything, run of 2,000 messages (median)', ms(many))
  line('  for each message, as a ratio to the small run', (many / 2_000 / (few / 14)).toFixed(2))
  const facts = await examine(small)
  line(
    'all checks on the small run (median)',
    ms(quantile(await sample(40, () => judge(facts)), 0.5)),
  )
}

/** A new object, so that nothing remembered for the old one is reused. */
function copyOf(run: Run): Run {
  return { ...run }
}

function grow(run: Run, messages: number): Run {
  let grown = run
  const answer = json(200, { contacts: [] })
  for (let count = 14; count < messages; count += 2) {
    grown = appendExchange(grown, 'api-request', [], answer)
  }
  return grown
}

async function sample(times: number, work: () => unknown): Promise<number[]> {
  const samples: number[] = []
  for (let time = 0; time < times; time++) samples.push(await timed(work))
  return samples
}
