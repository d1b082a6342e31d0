import { clockTolerance } from '../../checks/judge-times.ts'
import { span } from '../../time-words.ts'
import type { Probe } from '../probe.ts'

/** Milliseconds: a `Date` header has whole seconds, and the way there and back takes its time. */
const precision = 2_000

export const clockProbe: Probe = {
  name: 'clock',
  title: 'Clocks',
  why: 'A clock that is off makes fresh tokens look expired. The Date headers of the answers tell.',
  step: 'discovery',
  specification: 'RFC9110-6.6.1',
  applies: () => true,
  missing: () => [],

  judge({ facts: { clockAhead } }) {
    if (clockAhead === undefined) return undefined
    const apart = Math.abs(clockAhead)
    const evidence = [{ expected: 'less than a minute apart', found: span(clockAhead) }]
    if (apart <= precision) {
      const sentence = 'This machine’s clock and the server’s agree, as far as a Date header tells.'
      return { status: 'ok', sentence, evidence }
    }
    const direction = clockAhead > 0 ? 'ahead of' : 'behind'
    const sentence = `This machine’s clock is ${span(clockAhead)} ${direction} the server’s.`
    if (apart < clockTolerance) return { status: 'ok', sentence, evidence }
    const fix = { text: 'Set the clock of the machine that is wrong (NTP).' }
    return { status: 'bad', sentence, evidence, fix }
  },
}
