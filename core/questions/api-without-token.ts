import { answerAsEvidence, answerTo } from './answers.ts'
import type { Question } from './question.ts'

const ask = { probe: 'api-without-token' } as const

/** Whether the API says the very same without any token: then it may not have seen the one sent. */
export const withoutToken: Question = {
  label: 'Ask the API without a token',
  asks: [ask],
  reads({ facts: { run, apiRequest } }) {
    const answered = answerTo(run, ask)
    const before = apiRequest?.response?.entry.response
    if (!answered || !before) return undefined
    const { status, body } = answered.entry.response
    const same = status === before.status && body === before.body
    const note = same
      ? 'without a token the API says the very same: the token may not reach it'
      : 'without a token the API says something else: it saw the token'
    return {
      certainty: same ? 'likely' : 'ruled-out',
      evidence: [answerAsEvidence(answered, note)],
    }
  },
}
