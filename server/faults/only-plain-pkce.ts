import { changingMetadata } from './deviations.ts'
import type { Fault } from './fault.ts'

export const onlyPlainPkce: Fault = {
  id: 'only-plain-pkce',
  title: 'The metadata offers PKCE with plain alone',
  step: 'discovery',
  symptom: 'Some clients refuse to begin.',
  revealedBy: 'discovery/pkce-s256',
  settings: changingMetadata(() => ({ code_challenge_methods_supported: ['plain'] })),
}
