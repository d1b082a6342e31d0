import { refusing } from './deviations.ts'
import type { Fault } from './fault.ts'

export const grantNotSupported: Fault = {
  id: 'grant-not-supported',
  title: 'The server does not support the grant authorization_code, and lists as much',
  step: 'token-request',
  symptom: 'The login works and the exchange fails.',
  revealedBy: 'grant-type-not-in-metadata',
  settings: {
    hooks: {
      ...refusing('authorization_code', 'unsupported_grant_type', 'unsupported grant type').hooks,
      discovery: (metadata) => ({ ...metadata, grant_types_supported: ['client_credentials'] }),
    },
  },
}
