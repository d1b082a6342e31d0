import type { Symptom } from '../symptom.ts'
import { answeredWith, anyError } from './sightings.ts'
import { headerOf } from '../http.ts'
import type { CauseVerdict, Scene } from '../symptom.ts'
import { backChannel } from './sightings.ts'
import { serverWorks } from './server-works.ts'

/** The status itself is the proof. */
function because429({ facts }: Scene): CauseVerdict | undefined {
  const limited = backChannel(facts).find(
    ([, { response }]) => response?.entry.response.status === 429,
  )
  const response = limited?.[1].response
  if (!response) return undefined
  const wait = headerOf(response.entry.response.headers, 'Retry-After')
  return {
    certainty: 'proven',
    evidence: [
      {
        pointer: { entry: response.entry.id, part: 'response.status' },
        found: '429',
        note: wait === undefined ? 'no Retry-After came' : `Retry-After: ${wait}`,
      },
    ],
  }
}

export const rateLimited: Symptom = {
  id: 'rate-limited',
  title: 'too many requests were sent (429)',
  matches: (scene) =>
    answeredWith(scene, 429) ?? anyError(scene, ['too_many_requests', 'slow_down']),
  causes: [
    {
      id: 'rate-limited',
      title: 'The server limits how often it may be asked',
      explanation:
        'Tokens asked for with each call, a loop of logins, or a shared address come to this limit.',
      specification: ['RFC9110-10.2.3'],
      checks: serverWorks,
      judge: because429,
      tell: 'A Retry-After header says how long.',
      fix: { text: 'Wait as long as Retry-After says, and keep tokens until they expire.' },
    },
  ],
}
