import type { Symptom } from '../symptom.ts'
import { whenSaid } from './server-words.ts'
import { anyError, deniedByTokenEndpoint } from './sightings.ts'

export const accessDenied: Symptom = {
  id: 'access-denied',
  title: 'access was denied (access_denied)',
  matches: (scene) =>
    deniedByTokenEndpoint(scene) ? undefined : anyError(scene, ['access_denied', 'unauthorized']),
  causes: [
    {
      id: 'access-denied-by-user',
      title: 'The user said no, or cancelled',
      explanation: 'The consent page was answered with Deny, or the login was left.',
      specification: ['RFC6749-4.1.2.1'],
      judge: whenSaid(/(user|owner) (has )?(denied|declined|rejected|did not|cancel)|cancell?ed/i),
      tell: 'Log in again and choose Allow.',
      fix: { text: 'Log in again and allow what the client asks for.' },
    },
    {
      id: 'access-denied-by-policy',
      title: 'A policy of the server said no',
      explanation:
        'A rule, an action, a missing assignment or group keeps this user from this client.',
      specification: ['RFC6749-4.1.2.1'],
      judge: whenSaid(/polic|assign|\b(role|group|rule|permission)s?\b|blocked|not allowed/i),
      tell: 'Try with another user: if that works, it is this user’s rights.',
      fix: { text: 'Look for this login in the server’s log; assign the user to the client.' },
    },
  ],
}
