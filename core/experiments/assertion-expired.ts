import type { Run } from '../run.ts'
import { saysOfClient } from './answers.ts'
import type { Experiment } from './experiment.ts'
import { assertionPlace, sentClaims, withClaims } from './sent-jwt.ts'

/** Seconds since its end: longer than any server allows for clocks that differ. */
const longAgo = 3_600

export const assertionExpired: Experiment = {
  id: 'assertion-expired',
  title: 'A client assertion that has expired',
  step: 'token-request',
  plan: 'here-without-code',
  belongs: (run) => sentClaims(run, 'token-request', assertionPlace) !== undefined,
  whyNot: () => undefined,

  edits(run) {
    const exp = Math.floor(lastTime(run) / 1000) - longAgo
    return withClaims(assertionPlace, { iat: exp - 60, exp })
  },

  prediction: () => ({
    expected: '401 invalid_client',
    because: 'After exp an assertion is refused, so that one that leaks is soon of no use.',
    specification: 'RFC7523-3',
    otherwise:
      'If it is invalid_grant, the client was taken: an assertion out of an old log is as good as the key.',
    confirms: saysOfClient('refused'),
  }),
}

/** The experiment is sent after all that is recorded; its own time is not known yet. */
function lastTime({ entries }: Run): number {
  return entries.at(-1)?.at ?? 0
}
