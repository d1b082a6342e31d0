import type { Connection, SavedRequest } from '../core/connection.ts'
import type { GrantSecretName } from '../core/http.ts'
import type { ProbeName } from '../core/preflight/probe.ts'
import type { Certificate, Edit, Entry, EntryId, Purpose, Run, StepName } from '../core/run.ts'
import { noteAnswer } from './connectivity.svelte.ts'
import type { LabFault } from './lab/faults.ts'

/** The tool's backend as it presents itself. */
export interface ToolSession {
  readonly version: string
  readonly passwordRequired: boolean
  readonly authenticated: boolean
  /** The redirection endpoint of this tool, to be registered at an authorization server. */
  readonly callback: string
  readonly builtIn: {
    readonly connectionId: string
    readonly issuer: string
    readonly apiOrigin: string
  }
}

export interface RunSummary {
  readonly id: string
  readonly number: number
  readonly connectionName: string
  readonly connectionId: string
  /** Milliseconds since the epoch. */
  readonly createdAt: number
  readonly updatedAt: number
  readonly tone: 'good' | 'bad' | 'warn' | 'neutral'
  readonly status: string
  readonly summary: string
}

export interface RunPage {
  readonly runs: readonly RunSummary[]
  /** The id to ask on with; absent on the last page. */
  readonly next?: string
}

export type RunView = Run & { readonly number: number; readonly createdAt: number }

export type ConnectionDraft = Omit<Connection, 'id' | 'hasSecret' | 'builtIn'> & {
  readonly client_secret?: string
  /** `user:password`; empty: forget those that are held. */
  readonly proxy_credentials?: string
  /** What a grant begins with; an empty text forgets what is held. */
  readonly grant_secrets?: Readonly<Partial<Record<GrantSecretName, string>>>
}

/** What a PEM text was found to say, or what is wrong with it. */
export interface CertificatesRead {
  readonly certificates: readonly (Certificate & { readonly 'x5t#S256': string })[]
  readonly problem?: string
}

export interface SendRequest {
  readonly step: StepName
  readonly edits: readonly Edit[]
  readonly purpose?: Purpose
  /** How many entries the page has seen. */
  readonly after: number
  /** In strict mode: send it although a right client would have stopped. */
  readonly anyway?: true
}

export interface Sending {
  readonly entries: readonly Entry[]
  /** The authorization URL, when the browser is to be sent there. */
  readonly navigate?: string
}

export type ExportFormat = 'har' | 'json' | 'mermaid' | 'svg' | 'report-markdown' | 'report-html'

export interface ExportRequest {
  readonly format: ExportFormat
  readonly tokens: 'redacted' | 'live'
}

export interface Exported {
  readonly filename: string
  readonly mediaType: string
  readonly content: string
  readonly removed: readonly {
    readonly label: string
    readonly count: number
    readonly where: string
  }[]
}

/** What the backend says when it does not do what was asked (RFC 9457). */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly status: number
  readonly code: string
  readonly title: string
  /** With code `run-moved-on`: what the page had not seen. */
  readonly entries: readonly Entry[]

  constructor(status: number, members: Readonly<Record<string, unknown>>) {
    const title = textOr(members['title'], `The backend answered ${status}`)
    super(textOr(members['detail'], title))
    this.status = status
    this.code = textOr(members['code'], status === 0 ? 'no-answer' : 'unexpected')
    this.title = title
    this.entries = Array.isArray(members['entries']) ? (members['entries'] as Entry[]) : []
  }
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' && value !== '' ? value : otherwise
}

/** Any thrown value as a problem that can be shown. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  const detail = error instanceof Error ? error.message : String(error)
  return new Problem(500, { title: 'Something went wrong in this page', detail, code: 'page' })
}

/**
 * What went wrong, in words for the place where it did; undefined when nothing answered, which is
 * said once, for the whole page.
 */
export function saidHere(error: unknown): string | undefined {
  const { code, message } = problemOf(error)
  return code === 'no-answer' ? undefined : message
}

let onUnauthorized = (): void => {}

/** Called when an answer says that the password is needed. */
export function whenUnauthorized(listener: () => void): void {
  onUnauthorized = listener
}

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetchOrProblem(method, path, body)
  if (response.status === 401 && path !== '/session') onUnauthorized()
  if (!response.ok) throw await problemFrom(response)
  return (response.status === 204 ? undefined : await response.json()) as T
}

async function fetchOrProblem(method: string, path: string, body: unknown): Promise<Response> {
  try {
    const response = await fetch(`/api${path}`, {
      method,
      ...(body !== undefined && {
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    })
    noteAnswer(true)
    return response
  } catch {
    noteAnswer(false)
    throw new Problem(0, {
      title: 'The tool’s backend does not answer',
      detail: 'Nothing came back. If it was stopped, start it again with “npm start”, then retry.',
    })
  }
}

async function problemFrom(response: Response): Promise<Problem> {
  try {
    return new Problem(response.status, (await response.json()) as Record<string, unknown>)
  } catch {
    return new Problem(response.status, {})
  }
}

const runPath = (id: string, rest = ''): string => `/runs/${encodeURIComponent(id)}${rest}`
const connectionPath = (id: string, rest = ''): string =>
  `/connections/${encodeURIComponent(id)}${rest}`

/** The backend's HTTP API (docs/api.md), a function a route. Each throws `Problem`. */
export const api = {
  session: () => call<ToolSession>('GET', '/session'),
  logIn: (password: string) => call<undefined>('POST', '/session', { password }),

  connections: () => call<Connection[]>('GET', '/connections'),
  connection: (id: string) => call<Connection>('GET', connectionPath(id)),
  createConnection: (draft: ConnectionDraft) => call<Connection>('POST', '/connections', draft),
  changeConnection: (id: string, draft: ConnectionDraft) =>
    call<Connection>('PUT', connectionPath(id), draft),
  keepRequests: (id: string, savedRequests: readonly SavedRequest[]) =>
    call<Connection>('PUT', connectionPath(id, '/saved-requests'), { savedRequests }),
  deleteConnection: (id: string) => call<undefined>('DELETE', connectionPath(id)),
  duplicateConnection: (id: string) => call<Connection>('POST', connectionPath(id, '/duplicate')),
  readCertificates: (pem: string) => call<CertificatesRead>('POST', '/certificates', { pem }),
  /** The TLS client certificate and its key, as they were pasted. */
  setCertificate: (id: string, pasted: { readonly certificates: string; readonly key: string }) =>
    call<Connection>('PUT', connectionPath(id, '/certificate'), pasted),
  /** A self-signed one, made by the server, which keeps its key. */
  makeCertificate: (id: string) => call<Connection>('PUT', connectionPath(id, '/certificate'), {}),
  deleteCertificate: (id: string) => call<undefined>('DELETE', connectionPath(id, '/certificate')),
  /** A key that was pasted, or without `key` one that the backend makes. */
  putKey: (id: string, name: 'private_key' | 'dpop_key', body: { alg: string; key?: string }) =>
    call<Connection>('PUT', connectionPath(id, `/keys/${name}`), body),
  deleteSecret: (id: string) => call<undefined>('DELETE', connectionPath(id, '/secret')),

  runs: (limit: number, before?: string) =>
    call<RunPage>('GET', `/runs?limit=${limit}${before ? `&before=${before}` : ''}`),
  createRun: (connectionId: string) => call<RunView>('POST', '/runs', { connectionId }),
  run: (id: string) => call<RunView>('GET', runPath(id)),
  deleteRun: (id: string) => call<undefined>('DELETE', runPath(id)),
  send: (id: string, request: SendRequest) => call<Sending>('POST', runPath(id, '/send'), request),
  /** One question of the preflight; `after` as in `SendRequest`. */
  probe: (id: string, probe: ProbeName, after: number) =>
    call<Sending>('POST', runPath(id, '/probe'), { probe, after }),
  experiment: (id: string, experiment: string, after: number) =>
    call<Sending>('POST', runPath(id, '/experiment'), { experiment, after }),
  draw: (id: string) => call<Sending>('POST', runPath(id, '/draw'), {}),
  callback: (id: string, url: string) => call<Sending>('POST', runPath(id, '/callback'), { url }),
  export: (id: string, request: ExportRequest) =>
    call<Exported>('POST', runPath(id, '/export'), request),
  /** A run that was recorded elsewhere; without entries it is a draft. */
  importRun: (run: Run) => call<RunView>('POST', '/imports', { run }),

  faults: async (): Promise<readonly LabFault[]> =>
    (await call<{ readonly faults: readonly LabFault[] }>('GET', '/lab')).faults,
  startFault: (id: string) => call<RunView>('POST', `/lab/${encodeURIComponent(id)}/runs`),

  /** The address of a run's live updates after that entry. */
  events: (id: string, after: EntryId) => `/api${runPath(id, `/events?after=${after}`)}`,
}
