import { isRecorded } from '../http.ts'
import type { Scene, Sighting, Symptom } from '../symptom.ts'
import { backChannel } from './sightings.ts'

/** A recording often keeps the status alone; the reason stood in the body. */
export const unreadRefusal: Symptom = {
  id: 'unread-refusal',
  title:
    'the server refused, and the recording left out the body that says why. Record it again with the bodies',
  matches: ({ facts }: Scene): Sighting | undefined => {
    for (const [step, { response }] of backChannel(facts)) {
      const { status } = response?.entry.response ?? { status: 0 }
      if (response && status >= 400 && status < 500 && !isRecorded(response.entry.response))
        return { step, pointer: { entry: response.entry.id, part: 'response.body' } }
    }
    return undefined
  },
  causes: [],
}
