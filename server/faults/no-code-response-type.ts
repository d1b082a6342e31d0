import { changingMetadata } from './deviations.ts'
import type { Fault } from './fault.ts'

export const noCodeResponseType: Fault = {
  id: 'no-code-response-type',
  title: 'The metadata leaves the response type code out',
  step: 'discovery',
  symptom: 'Some clients refuse to begin.',
  revealedBy: 'discovery/response-type-code',
  settings: changingMetadata(() => ({ response_types_supported: ['id_token', 'token'] })),
}
