import type { Evidence } from '../check.ts'
import { parameter } from '../in-hand.ts'
import type { Scene, Symptom } from '../symptom.ts'
import { whenSaid } from './server-words.ts'
import { anyError, deniedByTokenEndpoint } from './sightings.ts'

/** No user is asked where a client asks for itself. */
function withoutUser({ facts }: Scene): Evidence | undefined {
  const { tokenRequest } = facts
  const grant_type = parameter(tokenRequest?.sentFields ?? [], 'grant_type')
  return grant_type === 'client_credentials'
    ? { found: grant_type, note: 'the client asks for itself, and no user is asked' }
    : undefined
}

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
      refute: withoutUser,
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
      at: ['authorization-response', 'token-request', 'refresh', 'device-authorization'],
      judge: whenSaid(/polic|assign|\b(role|group|rule|permission)s?\b|blocked|not allowed/i),
      tell: 'Try with another user: if that works, it is this user’s rights.',
      fix: { text: 'Look for this login in the server’s log; assign the user to the client.' },
    },
    {
      id: 'audience-not-allowed',
      title: 'This client may not have a token for this API',
      explanation: 'The server knows the API, and the client is not authorized for it.',
      specification: ['RFC8707-2'],
      at: ['token-request', 'refresh'],
      says: /not authorized to access|client grant|not (?:allowed|permitted|entitled)\b.{0,40}(?:audience|resource|api)\b/i,
      tell: 'Look at which APIs the client is authorized for in the console.',
      fix: { text: 'Authorize the client for the API in the server’s console.' },
    },
    {
      id: 'audience-unknown',
      title: 'The audience or resource is not an API this server knows',
      explanation: 'The value must equal the API’s identifier byte for byte.',
      specification: ['RFC8707-2'],
      at: ['token-request', 'refresh'],
      says: /\b(?:service|audience|resource|api)\b.{0,60}(?:not (?:be )?(?:found|enabled)|unknown|invalid|not exist)/i,
      tell: 'Leave the audience out: if a token comes then, the value is unknown.',
      fix: { text: 'Copy the API’s identifier from the server’s console into the audience.' },
    },
    {
      id: 'scope-not-allowed-for-client',
      title: 'A scope is unknown to the server, or not allowed for this client',
      explanation: 'The client was granted other scopes of this API, or none.',
      specification: ['RFC6749-3.3'],
      at: ['token-request', 'refresh'],
      says: /\bscopes?\b/i,
      tell: 'Ask for no scope: what comes is what the client may have.',
      fix: { text: 'Leave the scope out, or allow it for this client in the server’s console.' },
    },
  ],
}
