import type { ApplicationAnswer } from '../../application-answer.ts'
import type { Connection } from '../../connection.ts'
import type {
  Body,
  Field,
  HttpRequest,
  HttpResponse,
  InboundRequest,
  TextField,
  Value,
} from '../../http.ts'
import type { Edit, Entry, Responded, Run, Wire } from '../../run.ts'

/** What a text of a run is, which tells how to look into it. */
export type Leaf =
  | { readonly kind: 'field' | 'header'; readonly name: string }
  /** `claims` is the body of a UserInfo response: all of it is about the user. */
  | { readonly kind: 'url' | 'body' | 'claims' | 'head' | 'text' }

/** Changes one text of a run; `where` says which entry it stands in. */
export type Change = (leaf: Leaf, value: string, where: string) => string

/** The change where it is made: at one entry, or at the connection. */
type Here = (leaf: Leaf, value: string) => string

/** The run with every text changed that came from outside; its own words and numbers stay. */
export function mapRun(run: Run, change: Change): Run {
  return {
    ...run,
    connection: mapConnection(run.connection, (leaf, value) => change(leaf, value, 'connection')),
    entries: run.entries.map((entry) =>
      mapEntry(entry, (leaf, value) => change(leaf, value, `entry ${entry.id}`)),
    ),
  }
}

function mapConnection(connection: Connection, here: Here): Connection {
  const { api, issuer, redirect_uri, metadata } = connection
  return {
    ...connection,
    issuer: here({ kind: 'url' }, issuer),
    redirect_uri: here({ kind: 'url' }, redirect_uri),
    authorizationParameters: mapTexts(connection.authorizationParameters, 'field', here),
    api: {
      ...api,
      url: here({ kind: 'url' }, api.url),
      headers: mapTexts(api.headers, 'header', here),
      ...(api.body !== undefined && { body: here({ kind: 'body' }, api.body) }),
    },
    metadata: mapMembers(metadata, here),
  }
}

function mapEntry(entry: Entry, here: Here): Entry {
  switch (entry.kind) {
    case 'drawn':
      return { ...entry, values: mapRecord(entry.values, here) }
    case 'sent':
      return {
        ...entry,
        request: mapRequest(entry.request, here),
        edits: entry.edits.map((edit) => mapEdit(edit, here)),
      }
    case 'received':
      return 'response' in entry
        ? { ...entry, response: mapResponse(entry.response, bodyKind(entry), here) }
        : {
            ...entry,
            request: mapInbound(entry.request, here),
            ...(entry.application && { application: mapApplication(entry.application, here) }),
          }
    case 'observed':
      return entry.wire ? { ...entry, wire: mapWire(entry.wire, here) } : entry
    default:
      return { ...entry, message: here({ kind: 'text' }, entry.message) }
  }
}

function mapRequest(request: HttpRequest, here: Here): HttpRequest {
  return {
    ...request,
    url: here({ kind: 'url' }, request.url),
    query: mapFields(request.query, 'field', here),
    headers: mapFields(request.headers, 'header', here),
    ...(request.body && { body: mapRequestBody(request.body, here) }),
  }
}

function mapRequestBody(body: Body, here: Here): Body {
  if ('raw' in body) return { raw: here({ kind: 'body' }, body.raw) }
  return 'form' in body
    ? { form: mapFields(body.form, 'field', here) }
    : { json: mapFields(body.json, 'field', here) }
}

function bodyKind({ step, response }: Responded): 'body' | 'claims' {
  return step === 'userinfo' && response.status === 200 ? 'claims' : 'body'
}

function mapResponse(response: HttpResponse, kind: 'body' | 'claims', here: Here): HttpResponse {
  return {
    ...response,
    statusText: here({ kind: 'text' }, response.statusText),
    headers: mapTexts(response.headers, 'header', here),
    body: here({ kind }, response.body),
  }
}

function mapInbound(request: InboundRequest, here: Here): InboundRequest {
  return {
    ...request,
    url: here({ kind: 'url' }, request.url),
    parameters: mapTexts(request.parameters, 'field', here),
  }
}

/** Names of cookies stay: they tell whose they are, and not what they held. */
function mapApplication(answer: ApplicationAnswer, here: Here): ApplicationAnswer {
  const { location, failure } = answer
  return {
    ...answer,
    text: here({ kind: 'text' }, answer.text),
    ...(location !== undefined && { location: here({ kind: 'url' }, location) }),
    ...(failure && { failure: { ...failure, message: here({ kind: 'text' }, failure.message) } }),
  }
}

function mapWire(wire: Wire, here: Here): Wire {
  const { proxy } = wire
  const tunnel = proxy?.tunnel === undefined ? undefined : here({ kind: 'text' }, proxy.tunnel)
  return {
    ...wire,
    requestHead: here({ kind: 'head' }, wire.requestHead),
    ...(proxy && { proxy: { ...proxy, ...(tunnel !== undefined && { tunnel }) } }),
  }
}

function mapEdit(edit: Edit, here: Here): Edit {
  switch (edit.change) {
    case 'method':
      return { ...edit, value: here({ kind: 'text' }, edit.value) }
    case 'url':
      return { ...edit, value: here({ kind: 'url' }, edit.value) }
    case 'raw-body':
      return { ...edit, value: here({ kind: 'body' }, edit.value) }
    case 'set-member':
    case 'remove-member':
      return { ...edit, value: here({ kind: 'field', name: edit.name }, edit.value) }
    default: {
      const kind = edit.where === 'header' ? 'header' : 'field'
      return { ...edit, value: here({ kind, name: edit.name }, edit.value) }
    }
  }
}

type FieldKind = 'field' | 'header'

function mapFields(fields: readonly Field[], kind: FieldKind, here: Here): readonly Field[] {
  return fields.map(([name, value]) => [
    nameIn(name, kind, here),
    mapValue(name, value, kind, here),
  ])
}

function mapTexts(fields: readonly TextField[], kind: FieldKind, here: Here): readonly TextField[] {
  return fields.map(([name, value]) => [nameIn(name, kind, here), here({ kind, name }, value)])
}

/** A parameter's name may be a pasted token; a header's is only a name. */
function nameIn(name: string, kind: FieldKind, here: Here): string {
  return kind === 'field' ? here({ kind: 'text' }, name) : name
}

/** References to secrets stay; the claims of a JWT to be signed are looked into. */
function mapValue(name: string, value: Value, kind: FieldKind, here: Here): Value {
  if (typeof value === 'string') return here({ kind, name }, value)
  if (!('jwt' in value)) return value
  const { header, claims } = value.jwt
  return {
    ...value,
    jwt: { ...value.jwt, header: mapMembers(header, here), claims: mapMembers(claims, here) },
  }
}

function mapRecord(values: Readonly<Record<string, string>>, here: Here): Record<string, string> {
  return Object.fromEntries(mapTexts(Object.entries(values), 'field', here))
}

/** Members of any shape, as the JSON text they are. */
function mapMembers<T extends object>(members: T, here: Here): T {
  return JSON.parse(here({ kind: 'body' }, JSON.stringify(members))) as T
}
