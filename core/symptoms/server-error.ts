import { metadataAgain } from '../questions/metadata-again.ts'
import type { Symptom } from '../symptom.ts'
import { anyError, answeredWith } from './sightings.ts'
import type { CauseVerdict, Scene, Sighting } from '../symptom.ts'
import { serverWorks } from './server-works.ts'

function failedWith5xx(scene: Scene): Sighting | undefined {
  for (const status of [500, 502, 503, 504]) {
    const sighting = answeredWith(scene, status)
    if (sighting) return sighting
  }
  return undefined
}

/** Which of the two it is, the server says itself by its error code. */
function named(error: string): (scene: Scene) => CauseVerdict | undefined {
  return (scene) => {
    const sighting = anyError(scene, [error])
    return sighting && { certainty: 'likely', evidence: [{ pointer: sighting.pointer }] }
  }
}

export const serverError: Symptom = {
  id: 'server-error',
  title: 'the server failed (server_error or 5xx)',
  matches: (scene) =>
    anyError(scene, ['server_error', 'temporarily_unavailable']) ?? failedWith5xx(scene),
  causes: [
    {
      id: 'server-error-from-as',
      title: 'The server ran into a fault of its own',
      explanation:
        'A rule or action threw, a database was away, or the server did not expect this request.',
      specification: ['RFC6749-4.1.2.1'],
      checks: serverWorks,
      judge: named('server_error'),
      tell: 'The server’s log at this time; its status page.',
      questions: [metadataAgain({ works: 'likely' })],
      fix: {
        text: 'Look for this moment in the server’s log. Sending the same request once more is safe only where nothing was consumed.',
      },
    },
    {
      id: 'temporarily-unavailable',
      title: 'The server is overloaded or in maintenance',
      explanation: 'It may work again later without a change.',
      specification: ['RFC6749-4.1.2.1'],
      judge: named('temporarily_unavailable'),
      tell: 'Its status page; a Retry-After header.',
      questions: [metadataAgain({ works: 'ruled-out', fails: 'likely' })],
      fix: { text: 'Wait, and try again.' },
    },
  ],
}
