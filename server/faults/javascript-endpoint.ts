import { changingMetadata } from './deviations.ts'
import type { Fault } from './fault.ts'

export const javascriptEndpoint: Fault = {
  id: 'javascript-endpoint',
  title: 'The end_session_endpoint of the metadata is a piece of script',
  step: 'discovery',
  symptom: 'Everything works until somebody logs out.',
  revealedBy: 'discovery/endpoint-urls',
  settings: changingMetadata(() => ({ end_session_endpoint: 'javascript:alert(document.domain)' })),
}
