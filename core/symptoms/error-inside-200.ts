import type { Symptom } from '../symptom.ts'
import { failedCheck } from './sightings.ts'

export const errorInside200: Symptom = {
  id: 'error-inside-200',
  title: 'a response with status 200 carries an error',
  matches: (scene) => failedCheck(scene, 'token-request', 'token-request/status-matches-body'),
  causes: [
    {
      id: 'error-inside-200',
      title: 'The server reports an error with status 200',
      explanation:
        'GitHub and Slack do this. A client that looks only at the status takes it for success.',
      specification: ['RFC6749-5.2'],
      checks: ['token-request/status-matches-body'],
      fix: { text: 'Read the error in the body, whatever the status says, and act on that.' },
    },
  ],
}
