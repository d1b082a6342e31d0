import { otherClientAuthentication, otherThan } from '../experiments/other-client-authentication.ts'
import { credentialAnswer } from '../preflight/credential-answers.ts'
import { saidIn } from '../preflight/said.ts'
import type { Scene } from '../symptom.ts'
import { answerAsEvidence, answerTo } from './answers.ts'
import type { Means } from './impossible-code.ts'
import type { Question, Reading } from './question.ts'

const ask = { experiment: otherClientAuthentication.id } as const

/** Whether the token endpoint takes the same secret sent in the other way (OIDC Core §9). */
export function otherAuthentication(means: Means): Question {
  return {
    label: 'Ask with the other authentication method',
    asks: [ask],
    reads: (scene) => readingOf(scene, means),
  }
}

function readingOf({ facts: { run } }: Scene, means: Means): Reading | undefined {
  const answered = answerTo(run, ask)
  if (!answered) return undefined
  const { response } = answered.entry
  const says = credentialAnswer(response, saidIn(response))
  const method = otherThan(run.connection.clientAuthentication)
  const notes = {
    taken: `with ${method} the client is taken: only the impossible code was refused`,
    refused: `with ${method} the client is refused as well`,
    'cannot-tell': `with ${method} the answer says nothing of the client`,
  }
  return {
    certainty: means[says] ?? 'possible',
    evidence: [answerAsEvidence(answered, notes[says])],
    ...(says === 'taken' && {
      fix: {
        text: `Authenticate the client with ${method}.`,
        connection: { clientAuthentication: method },
      },
    }),
  }
}
