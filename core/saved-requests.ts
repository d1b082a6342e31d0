import type { ApiRequest, Connection, SavedRequest } from './connection.ts'
import { type Field, type HttpRequest, type TextField, shown, targetOf } from './http.ts'
import type { Edit } from './run.ts'

/** What a run may call with its access token: the connection's own request first, without a name. */
export function requestsOf({
  api,
  savedRequests,
}: Pick<Connection, 'api' | 'savedRequests'>): readonly SavedRequest[] {
  return [{ ...api, name: '' }, ...(savedRequests ?? [])]
}

/** The name of a saved request, or what it asks for: `GET /contacts`. */
export function titleOfRequest({ name, method, url }: SavedRequest): string {
  return name === '' ? `${method} ${URL.canParse(url) ? new URL(url).pathname : url}` : name
}

/** What can be saved of a draft: all but the token that it carries, and the proof of its key. */
export function withoutToken(draft: HttpRequest): ApiRequest {
  const { headers, body } = draft
  return {
    ...{ method: draft.method, url: targetOf(draft) },
    headers: headers.filter(isOwn).map(([name, value]) => [name, shown(value)]),
    ...(body && 'raw' in body && { body: body.raw }),
  }
}

/** The edits that make this draft of an API request the saved one; its token and proof stay. */
export function editsTowards(draft: HttpRequest, wanted: ApiRequest): readonly Edit[] {
  const raw = draft.body && 'raw' in draft.body ? draft.body.raw : ''
  const body = wanted.body ?? ''
  return [
    ...(wanted.method === draft.method ? [] : [whole('method', wanted.method)]),
    ...(wanted.url === targetOf(draft)
      ? []
      : [...removals('query', draft.query), whole('url', wanted.url)]),
    ...headerEdits(draft.headers, wanted.headers),
    ...(body === raw ? [] : [whole('raw-body', body)]),
  ]
}

function whole(change: 'method' | 'url' | 'raw-body', value: string): Edit {
  return { change, value }
}

function headerEdits(found: readonly Field[], wanted: readonly TextField[]): Edit[] {
  const left = [...wanted]
  const removed = removals('header', found, (field) => isOwn(field) && !taken(left, field))
  const added = left.map(([name, value]): Edit => ({
    change: 'add',
    where: 'header',
    name,
    index: 0,
    value,
  }))
  return [...removed, ...added]
}

/** The last goes first, so that the positions of the others stay. */
function removals(
  where: 'query' | 'header',
  fields: readonly Field[],
  superfluous: (field: Field) => boolean = () => true,
): Edit[] {
  const removed = fields.flatMap((field, at): Edit[] => {
    if (!superfluous(field)) return []
    const index = fields.slice(0, at).filter(([name]) => name === field[0]).length
    return [{ change: 'remove', where, name: field[0], index, value: '' }]
  })
  return removed.toReversed()
}

/** Takes the field out of the list; false when it is not there. */
function taken(left: TextField[], [name, value]: Field): boolean {
  const at = left.findIndex((other) => other[0] === name && other[1] === value)
  if (at !== -1) left.splice(at, 1)
  return at !== -1
}

/** The token and the proof of its key are put there by the tool. */
function isOwn([name]: Field): boolean {
  return !/^(?:authorization|dpop)$/i.test(name)
}
