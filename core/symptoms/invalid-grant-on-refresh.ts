import { loginAgain } from '../questions/own-run.ts'
import type { Symptom } from '../symptom.ts'
import { codesFor } from './error-codes.ts'
import { tokenError } from './sightings.ts'

export const invalidGrantOnRefresh: Symptom = {
  id: 'invalid-grant-on-refresh',
  title: 'the authorization server refused the refresh token (invalid_grant)',
  matches: (scene) => tokenError(scene, codesFor.invalid_refresh_token, ['refresh']),
  causes: [
    {
      id: 'refresh-token-revoked-here',
      title: 'The refresh token was revoked in this run',
      explanation: 'A token that the client has revoked is refused from then on, as it should be.',
      specification: ['RFC7009-2.1'],
      checks: ['refresh/not-revoked'],
      fix: { text: 'Send the user through the authorization request again.' },
    },
    {
      id: 'refresh-rotation-reuse',
      title: 'The refresh token was used before',
      explanation:
        'With rotation each refresh token is good once. Sending an old one again looks like theft, and the server revokes the whole family.',
      specification: ['RFC9700-4.14.2'],
      checks: ['refresh/token-used-once'],
      says: /already (?:been )?(?:used|redeemed|consumed|exchanged|rotated)|\bre-?us(?:e|ed)\b|replay|(?:used|redeemed|consumed) (?:again|already|before|twice|more than once)|has been (?:used|consumed|rotated)|rotated/i,
      fix: {
        text: 'Keep the refresh token of the latest answer, and let only one process refresh.',
      },
    },
    {
      id: 'refresh-new-token-not-stored',
      title: 'An older refresh token was sent than the latest answer brought',
      explanation:
        'A token response may bring a new refresh token, which replaces the one that was sent.',
      specification: ['RFC6749-6'],
      checks: ['refresh/latest-token-sent'],
      fix: { text: 'Store the refresh_token of every token response and send the latest.' },
    },
    {
      id: 'refresh-sent-access-token',
      title: 'What was sent is no refresh token',
      explanation: 'An access token or an ID Token stands in the refresh_token parameter.',
      specification: ['RFC6749-6'],
      checks: ['refresh/token-is-refresh-token'],
      fix: { text: 'Send the refresh_token of the token response.' },
    },
    {
      id: 'refresh-wrong-client',
      title: 'The refresh token belongs to another client',
      explanation: 'A refresh token is bound to the client it was issued to.',
      specification: ['RFC6749-6', 'RFC6749-10.4'],
      checks: ['refresh/client-id-same'],
      says: /(?:another|different) client|issued to (?:another|a different)|client(?: ?id)? (?:mismatch|does not match|did not match)|not issued to/i,
      fix: { text: 'Refresh as the client that got the token.' },
    },
    {
      id: 'refresh-token-expired-or-revoked',
      title: 'The refresh token had expired or was revoked',
      explanation:
        'It ends after a time without use, after its full lifetime, at logout, after a change of password, or when an administrator revokes it.',
      specification: ['RFC6749-5.2'],
      tell: 'Log in again: if a fresh refresh token works at once, the old one had ended.',
      questions: [loginAgain],
      says: /expired|revoked|inactive|inactivity|no longer (?:valid|active)|not active|session (?:not|has|was|is)|signed out|logged out|too old|not found|unknown/i,
      fix: { text: 'Send the user through the authorization request again.' },
    },
  ],
}
