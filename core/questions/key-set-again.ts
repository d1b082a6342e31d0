import { responseMembers } from '../in-hand.ts'
import { asObject } from '../read-json.ts'
import { answerTo } from './answers.ts'
import type { Question } from './question.ts'

const ask = { probe: 'jwks' } as const

/** Whether the key is in the JWK Set by now: then the set that was fetched was from before it. */
export const keySetAgain: Question = {
  label: 'Fetch the JWK Set again',
  asks: [ask],
  evenProven: true,
  reads({ facts: { run, idToken } }) {
    const answered = answerTo(run, ask)
    const kid = idToken?.jwt?.header['kid']
    if (!answered || typeof kid !== 'string') return undefined
    const keys = responseMembers(answered.entry.response.body)?.['keys']
    const kids = (Array.isArray(keys) ? keys : []).map((key) => asObject(key)?.['kid'])
    const pointer = { entry: answered.entry.id, part: 'response.json.keys' }
    const found = kids.join(', ')
    return kids.includes(kid)
      ? {
          certainty: 'proven',
          evidence: [{ pointer, expected: kid, found, note: 'it is there now: the set was older' }],
          fix: {
            text: 'Take the set that has the key, and fetch it again whenever a kid is unknown.',
            resend: { step: 'jwks', edits: [] },
          },
        }
      : {
          certainty: 'possible',
          evidence: [
            {
              pointer,
              expected: kid,
              found,
              note: 'still missing: it is the wrong set, or issuer',
            },
          ],
        }
  },
}
