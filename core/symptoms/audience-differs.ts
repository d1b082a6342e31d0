import type { Symptom } from '../symptom.ts'
import { failedCheck } from './sightings.ts'

export const audienceDiffers: Symptom = {
  id: 'audience-differs',
  title: 'the token is meant for somebody else',
  matches: (scene) =>
    failedCheck(scene, 'id-token', 'id-token/aud') ??
    failedCheck(scene, 'access-token', 'access-token/aud'),
  causes: [
    {
      id: 'idtoken-audience-mismatch',
      title: 'The ID Token is for another client',
      explanation: 'Its aud does not name this client_id.',
      specification: ['OIDCC-3.1.3.7-3'],
      checks: ['id-token/aud'],
      fix: { text: 'Use the client_id the token was issued to, or get a token for this one.' },
    },
    {
      id: 'access-token-wrong-audience',
      title: 'The access token is for another API',
      explanation: 'Its aud does not name the API that was asked for, which will refuse it.',
      specification: ['RFC9068-4'],
      checks: ['access-token/aud'],
      fix: { text: 'Ask for the API by its identifier in the audience (or resource) parameter.' },
    },
  ],
}
