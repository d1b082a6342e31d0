import { changingAnswer } from './deviations.ts'
import type { Fault } from './fault.ts'

export const tokenResponseCut: Fault = {
  id: 'token-response-cut',
  title: 'The connection breaks in the middle of the token response',
  step: 'token-request',
  symptom: 'The login works and the exchange fails.',
  revealedBy: 'network-timeout-token',
  transport: true,
  settings: changingAnswer('token', ({ status, headers, body }) => (response) => {
    response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) })
    response.write(body.slice(0, 40), () => response.destroy())
  }),
}
