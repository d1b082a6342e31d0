import { withoutLogin } from '../questions/authorization-endpoint.ts'
import { impossibleCode } from '../questions/impossible-code.ts'
import type { Symptom } from '../symptom.ts'
import { clientDisabled, disabledClient } from './client-disabled.ts'
import { onlyWhenSaid, whenSaid } from './server-words.ts'
import { anyError, callbackError, tokenError } from './sightings.ts'
import type { CauseVerdict, Scene, Sighting } from '../symptom.ts'

/** Which of the two was refused shows by the endpoint that refuses it. */
function refusedAt(seen: (scene: Scene) => Sighting | undefined) {
  return (scene: Scene): CauseVerdict | undefined => {
    const sighting = seen(scene)
    if (Object.values(otherwise).some((words) => whenSaid(words)(scene))) return undefined
    return sighting && { certainty: 'likely', evidence: [{ pointer: sighting.pointer }] }
  }
}

/** Servers say unauthorized_client of other things too, which their words tell. */
const otherwise = {
  redirect: /redirect(?:ion)?[ -]?ur[il]|callback ?ur[il]/i,
  credentials: /credentials?\b|client secret|authorization header|client authentication/i,
  disabled: disabledClient,
  client: /(?:client|app(?:lication)?)\b.{0,60}(?:was not found|not found|unknown|does not exist)/i,
} as const

/** GitHub has a code of its own for the device grant. */
const codes = ['unauthorized_client', 'device_flow_disabled']

export const unauthorizedClient: Symptom = {
  id: 'unauthorized-client',
  title: 'this client may not use this grant (unauthorized_client)',
  matches: (scene) => anyError(scene, codes),
  shownBy: ['device-authorization/accepted'],
  causes: [
    {
      id: 'grant-type-not-allowed-for-client',
      title: 'The grant is switched off for this client',
      explanation: 'The server knows the grant, and this client is not allowed to use it.',
      specification: ['RFC6749-5.2'],
      judge: refusedAt((scene) => tokenError(scene, codes)),
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
    {
      id: 'redirect-uri-mismatch-at-token',
      title: 'The redirect_uri differs from the one in the authorization request',
      explanation: 'The server compares the two values byte for byte.',
      specification: ['RFC6749-4.1.3'],
      at: ['token-request'],
      judge: onlyWhenSaid(otherwise.redirect),
      fix: { text: 'Send the redirect_uri of the authorization request, unchanged.' },
    },
    {
      id: 'client-secret-wrong',
      title: 'The client secret is not the one the server knows',
      explanation: 'The server says unauthorized_client where others say invalid_client.',
      specification: ['RFC6749-5.2'],
      at: ['token-request', 'refresh'],
      judge: onlyWhenSaid(otherwise.credentials),
      fix: { text: 'Enter the current client secret of this client_id in the connection.' },
    },
    clientDisabled,
    {
      id: 'client-id-unknown',
      title: 'The server does not know this client_id',
      explanation: 'It has a typing error, or belongs to another tenant or environment.',
      specification: ['RFC6749-5.2'],
      judge: onlyWhenSaid(otherwise.client),
      fix: { text: 'Enter the client_id that is registered at this issuer.' },
    },
  ],
}
