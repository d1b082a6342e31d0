import type { Symptom } from '../symptom.ts'
import { failedCheck } from './sightings.ts'

export const noRefreshToken: Symptom = {
  id: 'no-refresh-token',
  title: 'no refresh token came',
  matches: (scene) => failedCheck(scene, 'token-request', 'token-request/refresh-token-present'),
  causes: [
    {
      id: 'token-response-missing-refresh-token',
      title: 'The server gave no refresh token although offline_access was asked for',
      explanation:
        'It gives one only when the API or the client allows offline access, and sometimes only after consent.',
      specification: ['OIDCC-11', 'RFC6749-5.1'],
      checks: ['token-request/refresh-token-present'],
      fix: {
        text: 'Allow offline access for the API and the refresh_token grant for the client; some servers want prompt=consent as well.',
      },
    },
  ],
}
