import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { span } from '../../time-words.ts'
import { clockTolerance } from '../judge-times.ts'
import { eachIdToken } from '../when-token.ts'

/** A client judges times by its own clock; the checks of times go by the server’s. */
export const idTokenClock: Check = {
  id: 'id-token/clock',
  title: 'This machine’s clock agrees with the server’s',
  step: 'id-token',
  severity: 'warning',
  specification: ['OIDCC-3.1.3.7-9', 'OIDCC-3.1.3.7-10'],

  test: (facts) =>
    eachIdToken(facts, ({ entry }) => {
      const { clockAhead } = facts
      if (clockAhead === undefined) return notApplicable('No answer had a Date to measure by.')
      const way = clockAhead > 0 ? 'ahead of' : 'behind'
      const found = {
        pointer: { entry, part: 'response.header.Date' },
        expected: `at most ${span(clockTolerance)} apart`,
        found: `${span(clockAhead)} ${way} the server’s`,
      }
      return Math.abs(clockAhead) <= clockTolerance
        ? pass(found)
        : fail(
            'Set the clock that is wrong, by NTP. The rules here allow for the difference; a client on this machine that does not will refuse good tokens.',
            found,
          )
    }),
}
