import { type Exchange, type Run, exchanges, latest } from '../run.ts'
import { challengeParameter, challengesIn } from '../read-challenge.ts'
import type { Step } from '../step.ts'

export const resourceMetadata: Step = {
  name: 'resource-metadata',
  title: 'Protected resource metadata',
  summary: 'Asks the API which authorization servers, scopes and token types it takes.',
  phase: 'Use',
  specification: 'RFC9728-3',
  channel: 'back',
  between: ['client', 'resource-server'],
  optional: true,

  belongs: (run) =>
    refusalInHand(run) !== undefined ||
    exchanges(run).some(({ sent }) => sent.step === 'resource-metadata'),

  missing: (run) =>
    refusalInHand(run) ? [] : ['an address: no challenge of the API names its metadata'],

  request: (run) => ({
    method: 'GET',
    url: refusalInHand(run)?.resource_metadata ?? '',
    query: [],
    headers: [['Accept', 'application/json']],
  }),

  basedOn: (run) => refusalInHand(run)?.entry,
}

/** Where the API's latest challenge says that its metadata lie (RFC 9728 §5.1), and in which entry. */
function refusalInHand(
  run: Run,
): { readonly resource_metadata: string; readonly entry: number } | undefined {
  const refused = latest(run, 'api-request')
  const resource_metadata = refused && namedBy(refused)
  if (resource_metadata === undefined || refused?.outcome.kind !== 'response') return undefined
  return { resource_metadata, entry: refused.outcome.entry.id }
}

function namedBy({ outcome }: Exchange): string | undefined {
  if (outcome.kind !== 'response') return undefined
  return challengesIn(outcome.entry.response.headers)
    .map((challenge) => challengeParameter(challenge, 'resource_metadata'))
    .find((url) => url !== undefined && url !== '')
}
