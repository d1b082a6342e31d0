import {
  type Stop,
  isForbidden,
  isHeldStrictly,
  strictStop,
} from '../../core/derive/strict-stop.ts'
import { examine } from '../../core/examine.ts'
import { judge } from '../../core/judge.ts'
import type { Run } from '../../core/run.ts'
import type { Order } from './exchanges.ts'

/**
 * What forbids sending this message in strict mode, or what it is sent in spite of. It is asked here and not left to the page, so
 * that the promise holds for two tabs, for a page that has not caught up, and for whoever calls the
 * API. Probes and experiments are the person's own questions: nothing forbids them.
 */
export async function stopBefore(
  run: Run,
  { step, purpose, anyway }: Order,
): Promise<Stop | undefined> {
  if (purpose !== 'flow' || !isHeldStrictly(run)) return undefined
  const stop = strictStop(run, judge(await examine(run)))
  return stop && (anyway || isForbidden(run, step, stop)) ? stop : undefined
}

/** What was found, and what to do. */
export function whyStopped({ judged: { check } }: Stop): string {
  return `Not met: ${check.title}. A right client uses nothing of it. Begin again with what is mended, or go on anyway to see what follows.`
}
