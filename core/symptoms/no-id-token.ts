import type { Symptom } from '../symptom.ts'
import { failedCheck } from './sightings.ts'

export const noIdToken: Symptom = {
  id: 'no-id-token',
  title: 'no ID Token came',
  matches: (scene) => failedCheck(scene, 'token-request', 'token-request/id-token-present'),
  causes: [
    {
      id: 'token-response-missing-id-token',
      title: 'The server answered without the ID Token that openid asks for',
      explanation: 'The scope openid was dropped, or the server does not do OpenID Connect here.',
      specification: ['OIDCC-3.1.3.3'],
      checks: ['token-request/id-token-present'],
      fix: {
        text: 'Allow the scope openid for this client, and compare the scope in the token response with the one that was asked.',
      },
    },
  ],
}
