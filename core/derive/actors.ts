import type { Run } from '../run.ts'
import { endpointInHand } from '../in-hand.ts'
import type { Diagram } from './diagram.ts'

/** The four lifelines, from left to right, with what tells this run's apart from another's. */
export function actorsOf(run: Run): Diagram['actors'] {
  const { issuer, api } = run.connection
  const server = issuer || (endpointInHand(run, 'authorization_endpoint') ?? '')
  return [
    { actor: 'browser', title: 'Browser', detail: 'you' },
    { actor: 'client', title: 'Client', detail: 'this tool' },
    {
      actor: 'authorization-server',
      title: 'Authorization server',
      detail: partOf(server, 'host'),
    },
    { actor: 'resource-server', title: 'API', detail: partOf(api.url, 'pathname') },
  ]
}

function partOf(url: string, part: 'host' | 'pathname'): string {
  return URL.canParse(url) ? new URL(url)[part] : url
}
