import type { Symptom } from '../symptom.ts'
import { saidInstead, whenSaid } from './server-words.ts'
import { answeredWith } from './sightings.ts'

/** What an API says of it with another status: Slack with 200. */
const lacksScope = /\b(?:missing|insufficient) scopes?\b/i

export const apiForbidden: Symptom = {
  id: 'api-forbidden',
  title: 'the API knows the token and does not allow this (403)',
  matches: (scene) =>
    answeredWith(scene, 403, ['api-request', 'userinfo']) ?? saidInstead(scene, lacksScope),
  shownBy: ['api-request/token-accepted', 'userinfo/accepted', 'api-request/status'],
  causes: [
    {
      id: 'api-insufficient-scope',
      title: 'The access token lacks the scope that the API asks for',
      explanation: 'The challenge names the scope; the token does not carry it.',
      specification: ['RFC6750-3.1'],
      checks: ['api-request/scope-sufficient'],
      judge: whenSaid(/\bscopes?\b|higher privileges|insufficient permissions?\b/i),
      fix: { text: 'Ask for that scope in the authorization request, and see that it is granted.' },
    },
    {
      id: 'api-403-not-401',
      title: 'The user may not do this',
      explanation:
        'The token is in order, and the API’s own rules say no: a role or a right is missing.',
      specification: ['RFC6750-3.1'],
      tell: 'Try with a user who has more rights.',
      fix: { text: 'Give the user the role or right in the API.' },
    },
  ],
}
