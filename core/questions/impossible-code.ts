import { type CredentialAnswer, credentialAnswer } from '../preflight/credential-answers.ts'
import { saidIn } from '../preflight/said.ts'
import type { Certainty, Scene } from '../symptom.ts'
import { answerAsEvidence, answerTo } from './answers.ts'
import type { Question, Reading } from './question.ts'

/** What an answer means for a cause; an answer that is not named decides nothing. */
export type Means = Partial<Record<CredentialAnswer, Certainty>>

const ask = { probe: 'client-credentials' } as const

const notes: Readonly<Record<CredentialAnswer, string>> = {
  taken: 'with a code that cannot be valid, only the code was refused: the client was taken',
  refused: 'refused with a code that cannot be valid too: it is the client, not the code',
  'cannot-tell': 'the answer to an impossible code says nothing of the client',
}

/** Whether the token endpoint takes the client at all (RFC 6749 §5.2). */
export function impossibleCode(means: Means): Question {
  return {
    label: 'Ask with an impossible code',
    asks: [ask],
    reads: (scene) => readingOf(scene, means),
  }
}

function readingOf({ facts }: Scene, means: Means): Reading | undefined {
  const answered = answerTo(facts.run, ask)
  if (!answered) return undefined
  const { response } = answered.entry
  const says = credentialAnswer(response, saidIn(response))
  // The probe sends the draft as it is, so it tells nothing of what a person changed in it.
  const edits = [facts.tokenRequest, facts.refresh].flatMap((at) => at?.exchange.sent.edits ?? [])
  const certainty = edits.length > 0 ? undefined : means[says]
  return {
    certainty: certainty ?? 'possible',
    evidence: [answerAsEvidence(answered, notes[says])],
  }
}
