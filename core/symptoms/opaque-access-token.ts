import type { Symptom } from '../symptom.ts'
import { failedCheck } from './sightings.ts'

export const opaqueAccessToken: Symptom = {
  id: 'opaque-access-token',
  title: 'the access token is opaque',
  matches: (scene) => failedCheck(scene, 'access-token', 'access-token/jwt-for-audience'),
  causes: [
    {
      id: 'access-token-opaque',
      title: 'The access token is opaque although an API was asked for',
      explanation:
        'The server gave a reference token: the audience did not reach it, or the API is set to reference tokens. An API that expects a JWT cannot read it.',
      specification: ['RFC9068-4'],
      checks: ['access-token/jwt-for-audience'],
      fix: {
        text: 'Send the audience (or resource) in the authorization request, spelt as the API’s identifier.',
      },
    },
  ],
}
