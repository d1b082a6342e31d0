import { metadataAgain } from '../questions/metadata-again.ts'
import type { Symptom } from '../symptom.ts'
import { unanswered } from './sightings.ts'

export const noCompleteAnswer: Symptom = {
  id: 'no-complete-answer',
  title: 'the request was sent and no complete answer came',
  matches: ({ facts }) => unanswered(facts, 'unknown'),
  causes: [
    {
      id: 'network-timeout-token',
      title: 'The server did not answer in time, or broke off',
      explanation:
        'It hangs, closed the connection, or a proxy in between did. Whether it acted on the request is not known.',
      specification: ['RFC9110-9.2.2'],
      tell: 'The server’s log of this moment; whether it answers to anything else.',
      questions: [metadataAgain({})],
      fix: {
        text: 'Do not send a code or refresh token again blindly: it may be used up. Log in again if in doubt.',
      },
    },
  ],
}
