import type { Probe } from './probe.ts'
import { apiWithoutTokenProbe } from './probes/api-without-token.ts'
import { authorizationUrlProbe } from './probes/authorization-url.ts'
import { clientCredentialsProbe } from './probes/client-credentials.ts'
import { clockProbe } from './probes/clock.ts'
import { discoveryProbe } from './probes/discovery.ts'
import { jwksProbe } from './probes/jwks.ts'
import { pushedRequestProbe } from './probes/pushed-request.ts'

/** Every probe, in the order of sending: those that others need come first. */
export const probes: readonly Probe[] = [
  discoveryProbe,
  jwksProbe,
  clockProbe,
  authorizationUrlProbe,
  pushedRequestProbe,
  clientCredentialsProbe,
  apiWithoutTokenProbe,
]
