import { answering } from './deviations.ts'
import type { Fault } from './fault.ts'

export const tokenEndpointDrops: Fault = {
  id: 'token-endpoint-drops',
  title: 'The token endpoint closes the connection without an answer',
  step: 'token-request',
  symptom: 'The login works, and whether the exchange did is not known.',
  revealedBy: 'network-timeout-token',
  transport: true,
  settings: answering('token', (response) => void response.destroy()),
}
