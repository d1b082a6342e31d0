import { holdsBoundToken } from '../dpop.ts'
import type { Run } from '../run.ts'
import { answeredWith, refusedWith } from './answers.ts'
import type { Experiment } from './experiment.ts'
import { onlyReads } from './only-reads.ts'
import { proofPlace, sentClaims, withClaims } from './sent-jwt.ts'

/** A proof that was made for another place, as one that was overheard there would be. */
export function proofForAnotherUrl(step: 'token-request' | 'userinfo' | 'api-request'): Experiment {
  const atToken = step === 'token-request'
  return {
    id: `${step}-proof-for-another-url`,
    title: 'A DPoP proof for another URL',
    step,
    plan: atToken ? 'here-without-code' : 'here',
    belongs: (run) => (atToken ? hasProof(run) : holdsBoundToken(run)),
    whyNot: (run) => (step === 'api-request' ? onlyReads(run) : undefined),
    edits: () => withClaims(proofPlace, { htu: 'https://another-server.invalid/' }),

    prediction: () => ({
      expected: atToken ? '400 invalid_dpop_proof' : '401',
      because: 'htu names the address that a proof is for; one sent elsewhere is of no use here.',
      specification: 'RFC9449-4.3',
      otherwise: atToken
        ? 'If it is invalid_grant, htu was not looked at, or the code was looked at first.'
        : 'If it is 2xx, htu is not looked at: whoever is sent a proof anywhere can use it here.',
      confirms: atToken ? refusedWith('invalid_dpop_proof') : answeredWith(401),
    }),
  }
}

function hasProof(run: Run): boolean {
  return sentClaims(run, 'token-request', proofPlace) !== undefined
}
