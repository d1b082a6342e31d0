import { answeredWith } from './answers.ts'
import type { Experiment } from './experiment.ts'
import { onlyReads } from './only-reads.ts'
import { asSentBefore, proofPlace } from './sent-jwt.ts'

/** The proof of the message itself once more, while it is still young enough to be taken. */
export function proofTwice(step: 'userinfo' | 'api-request'): Experiment {
  return {
    id: `${step}-proof-twice`,
    title: 'The same DPoP proof a second time',
    step,
    // In a run of its own it is sent at once: later the answer would speak of iat.
    plan: 'own-run-after',
    belongs: ({ connection }) => connection.dpop !== undefined,
    whyNot: (run) => (step === 'api-request' ? onlyReads(run) : undefined),
    edits: (run) => asSentBefore(run, step, proofPlace),

    prediction: () => ({
      expected: '401',
      because: 'The server keeps each jti for as long as a proof holds, and takes it once.',
      specification: 'RFC9449-11.1',
      otherwise:
        'If it is 2xx, the server keeps no jti, which RFC 9449 leaves to it: who overhears the whole request can repeat it for as long as a proof holds, and do nothing else.',
      confirms: answeredWith(401),
    }),
  }
}
