import { withoutIt } from '../questions/authorization-endpoint.ts'
import type { Symptom } from '../symptom.ts'
import { anyError } from './sightings.ts'

const withoutAudience = withoutIt('Ask without the audience', 'no-audience', 'the audience')

export const invalidTarget: Symptom = {
  id: 'invalid-target',
  title: 'the authorization server does not know the API that was asked for',
  matches: (scene) => anyError(scene, ['invalid_target', 'invalid_resource']),
  causes: [
    {
      id: 'audience-unknown',
      title: 'The audience or resource is not an API this server knows',
      explanation:
        'The value must equal the API’s identifier byte for byte, a trailing slash included.',
      specification: ['RFC8707-2'],
      tell: 'Leave the audience out: if the login works then, the value is unknown.',
      questions: [withoutAudience],
      fix: { text: 'Copy the API’s identifier from the server’s console into the audience.' },
    },
    {
      id: 'audience-not-allowed',
      title: 'This client may not ask for that API',
      explanation: 'Some servers let a client use only the APIs it was granted.',
      specification: ['RFC8707-2'],
      tell: 'Look at the client’s API grants in the console.',
      questions: [withoutAudience],
      fix: { text: 'Grant the client access to the API in the server’s console.' },
    },
  ],
}
