import { refusing } from './deviations.ts'
import type { Fault } from './fault.ts'

export const clientUnknownAtTokenEndpoint: Fault = {
  id: 'client-unknown-at-token-endpoint',
  title: 'The token endpoint does not know the client that the login page knows',
  step: 'token-request',
  symptom: 'The login works and the exchange fails.',
  revealedBy: 'client-id-unknown',
  settings: refusing(
    'authorization_code',
    'invalid_client',
    'Unknown client: no client with this client_id',
    401,
  ),
}
