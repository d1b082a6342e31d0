import { changingMetadata } from './deviations.ts'
import type { Fault } from './fault.ts'

export const tokenEndpointMissing: Fault = {
  id: 'token-endpoint-missing',
  title: 'The metadata has no token_endpoint',
  step: 'discovery',
  symptom: 'The login works and nothing comes of it.',
  revealedBy: 'discovery/endpoints-present',
  settings: changingMetadata(() => ({ token_endpoint: undefined })),
}
