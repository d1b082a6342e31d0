import { benchDerive } from './derive.ts'
import { benchExchange } from './exchange.ts'
import { benchFirstLoad } from './first-load.ts'
import { benchMemory } from './memory.ts'
import { benchStart } from './start.ts'

/** Every measurement, one after the other, so that none disturbs another. */
export async function bench(): Promise<void> {
  benchFirstLoad()
  await benchDerive()
  await benchExchange()
  await benchStart()
  await benchMemory()
}
