import type { CauseVerdict, Scene, Symptom } from '../symptom.ts'
import { tokenError } from './sightings.ts'

const codes = ['mfa_required', 'interaction_required', 'login_required', 'consent_required']

/** Likely by the code alone; with others the server’s words decide. */
function byCode(...meant: readonly string[]): (scene: Scene) => CauseVerdict | undefined {
  return (scene) => {
    const sighting = tokenError(scene, meant)
    return sighting && { certainty: 'likely', evidence: [{ pointer: sighting.pointer }] }
  }
}

/** What only the user can do, asked of an endpoint that has no page to ask on. */
export const userNeeded: Symptom = {
  id: 'user-needed',
  title: 'the token endpoint needs the user, and has no page to ask on',
  matches: (scene) => tokenError(scene, codes),
  shownBy: ['token-request/error-defined', 'refresh/error-defined'],
  causes: [
    {
      id: 'second-factor-required',
      title: 'The server wants a second factor',
      explanation:
        'A policy asks for more than a password, or than the session behind the refresh token has shown.',
      specification: ['OIDCC-3.1.2.6', 'RFC9470-3'],
      judge: byCode('mfa_required'),
      says: /\bmfa\b|multi-?factor|second factor|two-?factor|strong auth|AADSTS5007[469]/i,
      tell: 'The server’s log of this login, which names the policy.',
      fix: {
        text: 'Send the user through the authorization request, with the claims of this answer where it has some.',
      },
    },
    {
      id: 'consent-needed-at-token',
      title: 'The user, or an administrator, has not consented to this client and scope',
      explanation: 'Without a page the token endpoint cannot ask for it.',
      specification: ['OIDCC-3.1.2.6'],
      judge: byCode('consent_required'),
      says: /consent|AADSTS65001/i,
      fix: { text: 'Send the user through the authorization request once with prompt=consent.' },
    },
    {
      id: 'login-needed-at-token',
      title: 'The login behind the token does not suffice any more',
      explanation:
        'A session ended, a password changed, or a condition (place, device, age of the login) is no longer met.',
      specification: ['OIDCC-3.1.2.6'],
      judge: byCode('login_required'),
      tell: 'The server’s log of this login, which names the condition.',
      fix: { text: 'Send the user through the authorization request again.' },
    },
  ],
}
