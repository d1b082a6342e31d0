import { discoveryFormsOf } from '../../core/discovery-forms.ts'
import { stepNamed } from '../../core/flows.ts'
import type { HttpRequest } from '../../core/http.ts'
import { responseMembers } from '../../core/in-hand.ts'
import { asObject } from '../../core/read-json.ts'
import {
  type Edit,
  type Exchange,
  type Run,
  type StepName,
  exchanges,
  latest,
} from '../../core/run.ts'
import { type Trust, trustFrom } from '../outbound/trust.ts'
import type { Named } from '../secrets/materialize.ts'

/**
 * Who named the address of a draft. What the person typed (the issuer, an endpoint, the API, an
 * edited URL) may lead to their own machine; anything else came out of an answer, and may not lead to
 * a more private place than the server that sent it.
 */
export function trustOf(
  run: Run,
  step: StepName,
  request: HttpRequest,
  edits: readonly Edit[],
): Trust {
  const { metadata, api } = run.connection
  const typed: readonly unknown[] = [
    ...discoveryFormsOf(run.connection).map(({ url }) => url),
    api.url,
    ...Object.values(metadata),
    ...edits.map((edit) => edit.change === 'url' && edit.value),
  ]
  if (typed.includes(request.url)) return { typed: true }
  const supplier = namedInAnswer.has(step) ? answeredBefore(run, step) : latest(run, 'discovery')
  return trustFrom(supplier?.wire?.remoteAddress ?? literalHost(supplier))
}

/** Messages whose address stood in the answer that they are based on, not in that of discovery. */
const namedInAnswer: ReadonlySet<StepName> = new Set(['resource-metadata', 'distributed-claims'])

function answeredBefore(run: Run, step: StepName): Exchange | undefined {
  const entry = stepNamed(step).basedOn?.(run)
  return exchanges(run).find(
    ({ outcome }) => outcome.kind === 'response' && outcome.entry.id === entry,
  )
}

/** Behind a proxy a server's address is known only when its URL spells it. */
function literalHost(exchange: Exchange | undefined): string | undefined {
  const url = exchange?.sent.request.url ?? ''
  return URL.canParse(url) ? new URL(url).hostname.replace(/^\[|\]$/g, '') : undefined
}

/**
 * Endpoints that the issuer's own metadata names, to which a secret entered for the issuer may go.
 * Metadata that names another issuer vouches for nothing (OpenID Connect Discovery §4.3).
 */
export function namedByMetadata(run: Run): Named | undefined {
  const discovery = latest(run, 'discovery')
  const members = discovery && membersOf(discovery)
  if (!discovery || !members || !sameIssuer(members['issuer'], run.connection.issuer))
    return undefined
  const aliases = asObject(members['mtls_endpoint_aliases']) ?? {}
  const named = [...Object.entries(members), ...Object.entries(aliases)]
  const endpoints = named.flatMap(([name, value]) =>
    name.endsWith('_endpoint') && typeof value === 'string' ? [value] : [],
  )
  return { by: discovery.sent.request.url, endpoints }
}

function membersOf({ outcome }: Exchange): Readonly<Record<string, unknown>> | undefined {
  if (outcome.kind !== 'response' || outcome.entry.response.status !== 200) return undefined
  return responseMembers(outcome.entry.response.body)
}

function sameIssuer(named: unknown, expected: string): boolean {
  return typeof named === 'string' && named.replace(/\/$/, '') === expected.replace(/\/$/, '')
}
