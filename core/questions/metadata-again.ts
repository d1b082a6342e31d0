import type { Certainty } from '../symptom.ts'
import { answerAsEvidence, answerTo } from './answers.ts'
import type { Question } from './question.ts'

const ask = { probe: 'discovery' } as const

/** Whether the server works otherwise: its metadata, which costs it nothing to answer with. */
export function metadataAgain(means: { works?: Certainty; fails?: Certainty }): Question {
  return {
    label: 'Ask for the metadata again',
    asks: [ask],
    reads({ facts: { run } }) {
      const answered = answerTo(run, ask)
      if (!answered) return undefined
      const works = answered.entry.response.status < 500
      const note = works
        ? 'asked for its metadata, the server answers'
        : 'asked for its metadata, the server fails as well'
      return {
        certainty: (works ? means.works : means.fails) ?? 'possible',
        evidence: [answerAsEvidence(answered, note)],
      }
    },
  }
}
