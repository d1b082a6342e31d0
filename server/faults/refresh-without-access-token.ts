import { changingTokenResponse } from './deviations.ts'
import type { Fault } from './fault.ts'

export const refreshWithoutAccessToken: Fault = {
  id: 'refresh-without-access-token',
  title: 'The refresh brings no access token',
  step: 'refresh',
  symptom: 'Everything works until the first refresh.',
  revealedBy: 'refresh/access-token',
  settings: changingTokenResponse('refresh_token', () => ({ access_token: undefined })),
}
