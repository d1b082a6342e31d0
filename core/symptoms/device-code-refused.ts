import type { Scene, Symptom } from '../symptom.ts'
import { refusedGrant } from './sent-grant.ts'
import { tokenError } from './sightings.ts'

const deviceGrant = ['urn:ietf:params:oauth:grant-type:device_code']
const codes = ['invalid_grant', 'bad_verification_code', 'incorrect_device_code']

/** A code that no other grant has. */
const expired = (scene: Scene) => tokenError(scene, ['expired_token'], ['token-request'])

/** RFC 8628 §3.5: what a poll can come to, beside waiting. */
export const deviceCodeRefused: Symptom = {
  id: 'device-code-refused',
  title: 'the authorization server refused the device_code',
  matches: (scene) => expired(scene) ?? refusedGrant(scene, deviceGrant, codes),
  causes: [
    {
      id: 'device-code-expired',
      title: 'The user did not finish in time, and the device_code has expired',
      explanation: 'It lives for expires_in seconds from the device authorization response on.',
      specification: ['RFC8628-3.5'],
      judge: (scene) => {
        const sighting = expired(scene)
        return (
          sighting && {
            certainty: 'proven',
            evidence: [{ pointer: sighting.pointer, found: 'expired_token' }],
          }
        )
      },
      says: /expired|timed? ?out|too old/i,
      fix: { text: 'Begin again with a new device authorization request, and show its user_code.' },
    },
    {
      id: 'device-code-not-good',
      title: 'The device_code is unknown, of another client, or was used',
      explanation:
        'It is good for one token response and for the client that asked for it; some servers say so of one that has expired as well.',
      specification: ['RFC8628-3.4', 'RFC6749-5.2'],
      says: /already|used|redeemed|unknown|not found|invalid|another client|mismatch/i,
      tell: 'The device authorization response: the code, and the client_id that asked for it.',
      fix: { text: 'Send the device_code of the latest response, unchanged, as the same client.' },
    },
  ],
}
