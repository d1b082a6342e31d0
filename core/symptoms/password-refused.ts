import type { Symptom } from '../symptom.ts'
import { refusedGrant } from './sent-grant.ts'

/** The grant that sends a user’s own password (RFC 6749 §4.3). */
export const passwordRefused: Symptom = {
  id: 'password-refused',
  title: 'the authorization server refused the user’s name and password (invalid_grant)',
  matches: (scene) => refusedGrant(scene, ['password'], ['invalid_grant', 'access_denied']),
  causes: [
    {
      id: 'user-credentials-wrong',
      title: 'The user name or the password is not right',
      explanation: 'Servers do not say which of the two it is.',
      specification: ['RFC6749-4.3.2', 'RFC6749-5.2'],
      says: /(?:invalid|incorrect|wrong|bad|unknown)\b.{0,20}(?:user\w*|login|e-?mail|credentials?|password)|(?:user\w*|password|credentials?)\b.{0,40}(?:invalid|incorrect|wrong|mismatch|not match|not found|does not exist)|AADSTS50126|AADSTS50034/i,
      tell: 'The same name and password on the server’s own login page.',
      fix: { text: 'Enter the right name and password; mind which user store this client reads.' },
    },
    {
      id: 'user-password-expired',
      title: 'The password has to be changed first',
      explanation: 'It expired, or was set for one use. Without a page nobody can change it.',
      specification: ['RFC6749-4.3.2'],
      says: /password\b.{0,40}(?:expired|must be (?:changed|reset)|(?:change|reset) (?:is )?required|temporary)|AADSTS50055/i,
      fix: {
        text: 'Have the user log in on the server’s page once, and set a new password there.',
      },
    },
    {
      id: 'user-account-closed',
      title: 'The user’s account is locked, switched off or not finished',
      explanation:
        'Too many attempts lock it; an action that is still required of the user does the same.',
      specification: ['RFC6749-4.3.2'],
      says: /(?:account|user|profile)\b.{0,40}(?:locked|disabled|blocked|deactivated|suspended|not (?:fully set up|active|enabled|verified|confirmed)|expired)|too many (?:failed )?(?:attempts|logins)|AADSTS5005[37]/i,
      tell: 'The user’s account in the server’s console, with its required actions.',
      fix: { text: 'Unlock the account, or have the user log in on the server’s page once.' },
    },
    {
      id: 'second-factor-required',
      title: 'The server wants a second factor, for which this grant has no place',
      explanation: 'A name and a password are all that it can send.',
      specification: ['RFC6749-4.3', 'RFC9700-2.4'],
      says: /\bmfa\b|multi-?factor|second factor|two-?factor|\b[th]?otp\b|AADSTS5007[69]/i,
      fix: { text: 'Use the authorization code grant, where the server can ask for it.' },
    },
  ],
}
