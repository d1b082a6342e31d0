import { changingMetadata } from './deviations.ts'
import type { Fault } from './fault.ts'

export const plainHttpEndpoint: Fault = {
  id: 'plain-http-endpoint',
  title: 'One endpoint of the metadata is a plain http address on another host',
  step: 'discovery',
  symptom: 'Everything works, and one message would be readable by anybody.',
  revealedBy: 'discovery/https-endpoints',
  settings: changingMetadata(() => ({
    introspection_endpoint: 'http://login.example.com/oauth/introspect',
  })),
}
