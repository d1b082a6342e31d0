import type { CauseVerdict, Scene, Symptom } from '../symptom.ts'
import { tokenError } from './sightings.ts'

/** A grant_type that is spelt right can still be one that this server does not have. */
function speltRight(scene: Scene): CauseVerdict | undefined {
  const verdict = scene.verdictOf('token-request/grant-type')
  return verdict.outcome === 'pass'
    ? { certainty: 'possible', evidence: verdict.evidence }
    : undefined
}

export const unsupportedGrantType: Symptom = {
  id: 'unsupported-grant-type',
  title: 'the token endpoint does not know this grant_type (unsupported_grant_type)',
  matches: (scene) => tokenError(scene, ['unsupported_grant_type']),
  causes: [
    {
      id: 'grant-type-unsupported',
      title: 'The grant_type is misspelt or not supported',
      explanation: 'The server compares the value with those it implements.',
      specification: ['RFC6749-5.2'],
      checks: ['token-request/grant-type'],
      judge: speltRight,
      tell: 'The grants that the server’s documentation names, or its metadata.',
      fix: {
        text: 'Send grant_type=authorization_code for a code, refresh_token for a refresh token.',
      },
    },
    {
      id: 'token-json-body',
      title: 'The server could not read the body',
      explanation:
        'With an unexpected content type the server sees no grant_type at all, and some then call it unsupported.',
      specification: ['RFC6749-4.1.3'],
      checks: ['token-request/content-type', 'token-request/form-encoding'],
      fix: { text: 'Send the parameters as application/x-www-form-urlencoded.' },
    },
    {
      id: 'grant-type-not-in-metadata',
      title: 'The server does not list this grant',
      explanation: 'Its metadata names the grants it supports.',
      specification: ['RFC8414-2'],
      checks: ['discovery/grant-types'],
      fix: { text: 'Use a grant the server lists.' },
    },
  ],
}
