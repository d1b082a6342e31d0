import { changingMetadata } from './deviations.ts'
import type { Fault } from './fault.ts'

export const jwksUriMissing: Fault = {
  id: 'jwks-uri-missing',
  title: 'The metadata has no jwks_uri',
  step: 'discovery',
  symptom: 'Tokens come and cannot be trusted.',
  revealedBy: 'discovery/endpoints-present',
  settings: changingMetadata(() => ({ jwks_uri: undefined })),
}
