import { answeringGrant } from './deviations.ts'
import type { Fault } from './fault.ts'

export const refreshHangs: Fault = {
  id: 'refresh-hangs',
  title: 'The token endpoint never answers a refresh',
  step: 'refresh',
  symptom: 'Everything works until the first refresh.',
  revealedBy: 'network-timeout-token',
  transport: true,
  settings: answeringGrant('refresh_token', () => undefined),
}
