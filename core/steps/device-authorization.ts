import { authenticate, lackOfCredentials } from '../client-authentication.ts'
import { isDevice, scopeOnWire } from '../connection.ts'
import type { Field } from '../http.ts'
import { endpointInHand } from '../in-hand.ts'
import type { Run } from '../run.ts'
import type { Step } from '../step.ts'

const name = 'device-authorization'

export const deviceAuthorization: Step = {
  name,
  title: 'Device authorization request',
  summary: 'A device without a browser asks for a code that its user types in on another one.',
  phase: 'Authorize',
  specification: 'RFC8628-3.1',
  channel: 'back',
  between: ['client', 'authorization-server'],

  belongs: ({ connection }) => isDevice(connection),

  missing(run) {
    return [
      ...(endpointInHand(run, 'device_authorization_endpoint')
        ? []
        : ['a device_authorization_endpoint: send discovery, or enter it by hand']),
      ...(run.connection.client_id ? [] : ['a client_id: enter it in the connection']),
      ...lackOfCredentials(run),
    ]
  },

  request(run) {
    return {
      method: 'POST',
      url: endpointInHand(run, 'device_authorization_endpoint') ?? '',
      query: [],
      ...authenticate(run, name, fieldsOf(run)),
    }
  },
}

function fieldsOf({ connection }: Run): Field[] {
  const { audience, authorizationParameters } = connection
  const scope = scopeOnWire(connection)
  return [
    ...(scope === '' ? [] : [['scope', scope] as const]),
    ...(audience === '' ? [] : [['audience', audience] as const]),
    ...authorizationParameters,
  ]
}
