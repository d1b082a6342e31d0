import type { Symptom } from '../symptom.ts'
import { failedCheck } from './sightings.ts'

export const stateMismatch: Symptom = {
  id: 'state-mismatch',
  title: 'the state that came back is not the one that was sent',
  matches: (scene) => failedCheck(scene, 'authorization-response', 'authorization-response/state'),
  causes: [
    {
      id: 'state-mismatch',
      title: 'The callback does not answer this authorization request',
      explanation:
        'It belongs to another attempt or tab, or somebody made it up: that is what state protects from.',
      specification: ['RFC6749-10.12'],
      checks: ['authorization-response/state'],
      fix: { text: 'Begin a new attempt, and use nothing from this callback.' },
    },
  ],
}
