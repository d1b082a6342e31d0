import { withoutIt } from '../questions/authorization-endpoint.ts'
import { parameter } from '../in-hand.ts'
import type { CauseVerdict, Scene, Symptom } from '../symptom.ts'
import { anyError } from './sightings.ts'

/** A refresh that names a scope is refused for that most often: what was granted is not known. */
function onlyOnRefresh({ facts }: Scene): CauseVerdict | undefined {
  const { refresh } = facts
  if (!refresh) return { certainty: 'ruled-out', evidence: [{ note: 'no refresh was sent' }] }
  const scope = parameter(refresh.sentFields, 'scope')
  if (scope === undefined || facts.tokenRequest) return undefined
  const pointer = { entry: refresh.exchange.sent.id, part: 'request.body.scope' }
  const note = 'the refresh names a scope, and what was granted is not in the trace'
  return {
    certainty: 'likely',
    evidence: [{ pointer, found: scope, note }],
    tell: 'Send the refresh without a scope: if that works, it asked for too much.',
  }
}

export const invalidScope: Symptom = {
  id: 'invalid-scope',
  title: 'the authorization server refused the scope (invalid_scope)',
  matches: (scene) => anyError(scene, ['invalid_scope']),
  causes: [
    {
      id: 'scope-comma-or-plus-encoding',
      title: 'The scopes are not separated by single spaces',
      explanation: 'A comma or an encoded plus makes one unknown scope of several.',
      specification: ['RFC6749-3.3'],
      checks: ['authorization-request/scope-syntax'],
      fix: { text: 'Separate the scopes with single spaces, encoded once.' },
    },
    {
      id: 'refresh-scope-exceeds',
      title: 'The refresh asked for more than was granted',
      explanation: 'A refresh may narrow the scope, never widen it.',
      specification: ['RFC6749-6'],
      checks: ['refresh/scope-not-widened'],
      judge: onlyOnRefresh,
      fix: { text: 'Leave the scope out, or ask for a part of what was granted.' },
    },
    {
      id: 'scope-not-listed',
      title: 'A scope is not among those the server lists',
      explanation: 'The metadata lists the scopes that exist; it need not list all.',
      specification: ['RFC8414-2'],
      checks: ['discovery/scopes-listed'],
      fix: { text: 'Compare the spelling with the server’s list.' },
    },
    {
      id: 'scope-not-allowed-for-client',
      title: 'A scope exists and is not allowed for this client',
      explanation: 'Scopes are assigned to clients, or to the API that the client may call.',
      specification: ['RFC6749-3.3'],
      tell: 'Leave out one scope after the other: the request that passes names the culprit.',
      questions: [withoutIt('Ask with the least scope', 'least-scope', 'the other scopes')],
      fix: { text: 'Allow the scope for this client in the server’s console, or leave it out.' },
    },
  ],
}
