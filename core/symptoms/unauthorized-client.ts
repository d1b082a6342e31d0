import { withoutLogin } from '../questions/authorization-endpoint.ts'
import { impossibleCode } from '../questions/impossible-code.ts'
import type { Symptom } from '../symptom.ts'
import { anyError, callbackError, tokenError } from './sightings.ts'
import type { CauseVerdict, Scene, Sighting } from '../symptom.ts'

/** Which of the two was refused shows by the endpoint that refuses it. */
function refusedAt(seen: (scene: Scene) => Sighting | undefined) {
  return (scene: Scene): CauseVerdict | undefined => {
    const sighting = seen(scene)
    return sighting && { certainty: 'likely', evidence: [{ pointer: sighting.pointer }] }
  }
}

export const unauthorizedClient: Symptom = {
  id: 'unauthorized-client',
  title: 'this client may not use this grant (unauthorized_client)',
  matches: (scene) => anyError(scene, ['unauthorized_client']),
  causes: [
    {
      id: 'grant-type-not-allowed-for-client',
      title: 'The grant is switched off for this client',
      explanation: 'The server knows the grant, and this client is not allowed to use it.',
      specification: ['RFC6749-5.2'],
      judge: refusedAt((scene) => tokenError(scene, ['unauthorized_client'])),
      tell: 'Look at the client’s grant types in the console.',
      questions: [impossibleCode({ taken: 'ruled-out' })],
      fix: {
        text: 'Allow the grant (authorization_code, refresh_token) for this client in the server’s console.',
      },
    },
    {
      id: 'unauthorized-client-flow',
      title: 'The response_type is switched off for this client',
      explanation: 'The client is registered for another flow.',
      specification: ['RFC6749-4.1.2.1'],
      judge: refusedAt((scene) => callbackError(scene, ['unauthorized_client'])),
      tell: 'Look at the client’s type and response types in the console.',
      questions: [withoutLogin('unauthorized-client-flow')],
      fix: { text: 'Allow response_type=code for this client in the server’s console.' },
    },
  ],
}
