import { changingMetadata } from './deviations.ts'
import type { Fault } from './fault.ts'

export const relativeEndpoint: Fault = {
  id: 'relative-endpoint',
  title: 'The userinfo_endpoint of the metadata is a path without a host',
  step: 'discovery',
  symptom: 'The user’s profile cannot be read.',
  revealedBy: 'discovery/endpoint-urls',
  settings: changingMetadata(() => ({ revocation_endpoint: '/oauth/revoke' })),
}
