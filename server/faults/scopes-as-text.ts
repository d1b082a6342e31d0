import { changingMetadata } from './deviations.ts'
import type { Fault } from './fault.ts'

export const scopesAsText: Fault = {
  id: 'scopes-as-text',
  title: 'scopes_supported is one text where a list belongs',
  step: 'discovery',
  symptom: 'Some clients work and some do not.',
  revealedBy: 'discovery/member-types',
  settings: changingMetadata(() => ({ scopes_supported: 'openid profile email offline_access' })),
}
