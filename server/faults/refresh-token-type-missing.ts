import { changingTokenResponse } from './deviations.ts'
import type { Fault } from './fault.ts'

export const refreshTokenTypeMissing: Fault = {
  id: 'refresh-token-type-missing',
  title: 'The answer to a refresh lacks token_type',
  step: 'refresh',
  symptom: 'Everything works until the first refresh.',
  revealedBy: 'refresh/token-type',
  settings: changingTokenResponse('refresh_token', () => ({ token_type: undefined })),
}
