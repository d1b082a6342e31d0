import type { ApiRequest, Connection, SavedRequest } from '../core/connection.ts'
import type { TextField } from '../core/http.ts'
import type { ConnectionDraft } from './api.ts'

/** A name and a value as they are typed. */
export interface Pair {
  name: string
  value: string
}

/** A request to the API as it is typed; the connection's own has no name. */
export interface RequestForm {
  name: string
  method: string
  url: string
  headers: Pair[]
  body: string
}

/** What a connection may call, in the form. */
export interface RequestsForm {
  api: RequestForm
  savedRequests: RequestForm[]
}

/** The requests of a connection, in the form. */
export function requestsFields({
  api = { method: 'GET', url: '', headers: [] },
  savedRequests = [],
}: Pick<Partial<Connection>, 'api' | 'savedRequests'>): RequestsForm {
  return { api: typed({ ...api, name: '' }), savedRequests: savedRequests.map(typed) }
}

/** What the backend is asked to save of them. */
export function requestsDraft({
  api,
  savedRequests,
}: RequestsForm): Pick<ConnectionDraft, 'api' | 'savedRequests'> {
  return {
    api: requestOf(api),
    ...(savedRequests.length > 0 && {
      savedRequests: savedRequests.map((saved) => ({
        ...requestOf(saved),
        name: saved.name.trim(),
      })),
    }),
  }
}

/** A pair of the form for a field of a message. */
export function toPair([name, value]: TextField): Pair {
  return { name, value }
}

/** The fields of a message; a pair without a name is none. */
export function toFields(pairs: readonly Pair[]): TextField[] {
  return pairs.filter(({ name }) => name !== '').map(({ name, value }) => [name, value])
}

function typed({ name, method, url, headers, body = '' }: SavedRequest): RequestForm {
  return { name, method, url, headers: headers.map(toPair), body }
}

function requestOf({ method, url, headers, body }: RequestForm): ApiRequest {
  return {
    ...{ method, url: url.trim(), headers: toFields(headers) },
    ...(body !== '' && { body }),
  }
}
