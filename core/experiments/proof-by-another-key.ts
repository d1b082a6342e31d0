import { holdsBoundToken } from '../dpop.ts'
import { publishedJwk } from '../published-key.ts'
import { answeredWith } from './answers.ts'
import type { Experiment } from './experiment.ts'
import { onlyReads } from './only-reads.ts'

/** The token that is bound to the client's key, with a proof by a key that everybody has. */
export function proofByAnotherKey(step: 'userinfo' | 'api-request'): Experiment {
  return {
    id: `${step}-proof-by-another-key`,
    title: 'A DPoP proof signed with another key',
    step,
    plan: 'here',
    belongs: holdsBoundToken,
    whyNot: (run) => (step === 'api-request' ? onlyReads(run) : undefined),
    connection: ({ publicKeys }) => ({ publicKeys: { ...publicKeys, dpop_key: publishedJwk } }),
    edits: () => [],

    prediction: () => ({
      expected: '401',
      because:
        'The token is bound to the client’s key. This proof is right in all else, and made with the key of RFC 7515 appendix A.3, which everybody has.',
      specification: 'RFC9449-7.1',
      otherwise:
        'If it is 2xx, the key of the proof is not compared with cnf.jkt of the token: whoever steals the token can use it.',
      confirms: answeredWith(401),
    }),
  }
}
