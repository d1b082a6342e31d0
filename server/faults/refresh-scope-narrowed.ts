import { changingTokenResponse } from './deviations.ts'
import type { Fault } from './fault.ts'

export const refreshScopeNarrowed: Fault = {
  id: 'refresh-scope-narrowed',
  title: 'The refreshed token has fewer scopes than the first',
  step: 'refresh',
  symptom: 'Everything works until the first refresh.',
  revealedBy: 'refresh/scope-kept',
  settings: changingTokenResponse('refresh_token', ({ scope }) => ({
    scope: String(scope).replace(/ ?\bemail\b/, ''),
  })),
}
