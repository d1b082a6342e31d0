import { parameter } from '../in-hand.ts'
import type { Scene, Sighting } from '../symptom.ts'
import { tokenError } from './sightings.ts'

/** The grant that the token request names; undefined where it leaves that out. */
export function sentGrant({ facts }: Scene): string | undefined {
  return parameter(facts.tokenRequest?.sentFields ?? [], 'grant_type')
}

/** Where a token request of one of these grants was answered with one of these codes. */
export function refusedGrant(
  scene: Scene,
  grants: readonly string[],
  codes: readonly string[],
): Sighting | undefined {
  return grants.includes(sentGrant(scene) ?? '')
    ? tokenError(scene, codes, ['token-request'])
    : undefined
}
