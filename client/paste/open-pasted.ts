import type { Connection } from '../../core/connection.ts'
import { stepNamed } from '../../core/flows.ts'
import type { TextField } from '../../core/http.ts'
import { connectionOf } from '../../core/import/connection-of.ts'
import type { HarExchange } from '../../core/import/read-har.ts'
import { type Nothing, type Pasted, recognisePaste } from '../../core/import/recognise-paste.ts'
import { runFromExchanges } from '../../core/import/run-from-exchanges.ts'
import type { PlainRequest } from '../../core/import/withhold-secrets.ts'
import type { Run } from '../../core/run.ts'
import type { StuckDiagnosis } from '../../core/stuck.ts'
import { api, type RunView } from '../api.ts'
import { keep } from '../kept.ts'
import { runPath } from '../routes.ts'
import { issuerForm } from './issuer-form.ts'
import { matchingEdits } from './matching-edits.ts'
import { waitingRun } from './waiting-run.ts'

/** Where a pasted token and a pasted callback stand, in this tab, for the view that shows them. */
export const pastedToken = 'pasted token'
export const pastedCallback = 'pasted callback'

/** What became of something pasted: a screen, a run to offer it to, what is known of it, or nothing. */
export type Opened =
  | { readonly kind: 'screen'; readonly path: string }
  | { readonly kind: 'waiting'; readonly run: RunView; readonly url: string }
  | { readonly kind: 'known'; readonly diagnosis: StuckDiagnosis }
  | Nothing

/** Opens whatever was pasted or dropped. Rejects with `Problem` when the backend refuses it. */
export async function openPasted(text: string): Promise<Opened> {
  const pasted = recognisePaste(text)
  switch (pasted.kind) {
    case 'issuer':
      return screen(issuerForm(pasted.issuer, text))
    case 'authorization-url':
      return openDraft(pasted)
    case 'callback-url':
      return openCallback(pasted)
    case 'jwt':
      keep(pastedToken, pasted.token)
      return screen('/token')
    case 'har':
      return openRecorded(pasted.exchanges)
    case 'trace':
      return screen(runPath(await api.importRun(pasted.run)))
    case 'request':
      return openRequest(pasted.request)
    case 'words':
      return openWords(pasted)
    case 'nothing':
      return pasted
  }
}

/** Words are looked up and kept nowhere: they may be anything. */
async function openWords({ text, otherwise }: Extract<Pasted, { kind: 'words' }>): Promise<Opened> {
  const { diagnoseWords } = await import('../../core/stuck.ts')
  const diagnosis = await diagnoseWords({ text })
  return diagnosis.matches.length > 0 ? { kind: 'known', diagnosis } : otherwise
}

function screen(path: string): Opened {
  return { kind: 'screen', path }
}

/** Shows a callback by itself, without a run. */
export function explainCallback(url: string): string {
  keep(pastedCallback, url)
  return '/pasted-callback'
}

async function openCallback({
  url,
  parameters,
}: Extract<Pasted, { kind: 'callback-url' }>): Promise<Opened> {
  const run = await waitingRun(parameters)
  return run ? { kind: 'waiting', run, url } : screen(explainCallback(url))
}

async function openRecorded(exchanges: readonly HarExchange[]): Promise<Opened> {
  const run = runFromExchanges(exchanges)
  if (run.entries.length > 0) return screen(runPath(await api.importRun(named(run))))
  return {
    kind: 'nothing',
    found: exchanges.length === 1 ? 'one request' : `${exchanges.length} requests`,
    next: 'None of them belongs to an OAuth flow that this tool knows: an authorization request, a token request, discovery, keys, or a call with an access token. Record the login from its first click on, with “Preserve log” switched on.',
  }
}

function named(run: Run): Run {
  const { issuer, metadata } = run.connection
  const address = [issuer, metadata.authorization_endpoint, metadata.token_endpoint].find(
    (candidate) => candidate !== undefined && URL.canParse(candidate),
  )
  const name = address === undefined ? 'Imported' : `${new URL(address).host} (imported)`
  return { ...run, connection: { ...run.connection, name } }
}

async function openRequest(request: PlainRequest): Promise<Opened> {
  const pasted = request.method === 'GET' ? recognisePaste(request.url) : undefined
  if (pasted?.kind === 'authorization-url') return openDraft(pasted)
  return openRecorded([{ startedAt: Date.now(), took: 0, request }])
}

/** Parameters that a connection has members for, or that are drawn for each attempt. */
const drafted: ReadonlySet<string> = new Set([
  ...['client_id', 'redirect_uri', 'scope', 'audience', 'response_type'],
  ...['state', 'nonce', 'code_challenge', 'code_challenge_method'],
])

/** A draft of the request that the URL makes: of a saved connection where one fits. */
async function openDraft({
  url,
  parameters,
}: Extract<Pasted, { kind: 'authorization-url' }>): Promise<Opened> {
  const endpoint = url.split(/[?#]/, 1)[0] ?? url
  const saved = (await api.connections()).find((connection) => fits(connection, url, parameters))
  const run = saved
    ? await api.createRun(saved.id)
    : await api.importRun(draftRun(endpoint, parameters))
  const draft = stepNamed('authorization-request').request?.(run)
  const edits = draft ? matchingEdits(draft, endpoint, parameters) : []
  keep(`edits ${run.id}`, { 'authorization-request': edits })
  return screen(runPath({ id: run.id, step: 'authorization-request', entry: 'draft' }))
}

function fits(
  { client_id, issuer, metadata }: Connection,
  url: string,
  parameters: readonly TextField[],
): boolean {
  if (!parameters.some(([name, value]) => name === 'client_id' && value === client_id)) return false
  const addresses = [issuer, metadata.authorization_endpoint ?? '']
  const { origin } = new URL(url)
  return addresses.some((address) => URL.canParse(address) && new URL(address).origin === origin)
}

function draftRun(endpoint: string, parameters: readonly TextField[]): Run {
  const authorization = { method: 'GET', url: endpoint, query: parameters, headers: [] }
  const connection = connectionOf(
    { authorization, metadata: {} },
    {
      name: `${new URL(endpoint).host} (pasted)`,
      authorizationParameters: parameters.filter(([name]) => !drafted.has(name)),
    },
  )
  return { version: 1, id: 'pasted', connection, entries: [] }
}
