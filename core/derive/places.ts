import { callbackParameters, responseJwt } from '../callback-parameters.ts'
import type { Field, HttpRequest, HttpResponse, InboundRequest, TextField } from '../http.ts'
import { bodyFields } from '../http.ts'
import { responseMembers } from '../in-hand.ts'
import { asObject } from '../read-json.ts'
import { readJwt } from '../read-jwt.ts'
import type { Entry } from '../run.ts'

/** One text that a message carries, and where: the smallest thing a value can be found in. */
export interface Place {
  /** As in a `Pointer`, and `drawn.NAME` for a random value before any message carries it. */
  readonly part: string
  readonly name: string
  /** Of an `Authorization` header, what follows the scheme. */
  readonly value: string
}

/** Every text that an entry carries, in the order of the message; claims follow their token. */
export function placesOf(entry: Entry): Place[] {
  switch (entry.kind) {
    case 'drawn':
      return texts('drawn', Object.entries(entry.values))
    case 'sent':
      return requestPlaces(entry.request)
    case 'received':
      return 'response' in entry
        ? responsePlaces(entry.response)
        : texts('callback', parametersOf(entry.request))
    default:
      return []
  }
}

/** Those of a signed response as well, which are inside of one parameter. */
function parametersOf(request: InboundRequest): readonly TextField[] {
  return responseJwt(request)
    ? [...request.parameters, ...callbackParameters(request)]
    : request.parameters
}

/** Every text that a request carries; what is a reference to a secret has none. */
export function requestPlaces(request: HttpRequest): Place[] {
  return [
    ...texts('request.query', [...ownQuery(request.url), ...request.query]),
    ...texts('request.header', request.headers).map(withoutScheme),
    ...texts('request.body', bodyFields(request)),
  ]
}

/** Parameters that stand in the URL itself, beside the fields of `query`. */
function ownQuery(url: string): TextField[] {
  return URL.canParse(url) ? [...new URL(url).searchParams] : []
}

function texts(where: string, fields: readonly Field[]): Place[] {
  return fields.flatMap(([name, value]) =>
    typeof value === 'string' ? [{ part: `${where}.${name}`, name, value }] : [],
  )
}

function withoutScheme(place: Place): Place {
  return place.name.toLowerCase() === 'authorization'
    ? { ...place, value: place.value.replace(/^\S+\s+/, '') }
    : place
}

function responsePlaces({ headers, body }: HttpResponse): Place[] {
  const members = responseMembers(body) ?? {}
  return [...texts('response.header', headers), ...leaves('response.json', members)]
}

const tokenNames: ReadonlySet<string> = new Set(['access_token', 'id_token'])

function leaves(where: string, members: Readonly<Record<string, unknown>>): Place[] {
  return Object.entries(members).flatMap(([name, value]) =>
    leavesOf(`${where}.${name}`, name, value),
  )
}

function leavesOf(part: string, name: string, value: unknown): Place[] {
  if (typeof value === 'string') return [{ part, name, value }, ...claimsOf(name, value)]
  if (Array.isArray(value))
    return value.flatMap((item, index) => leavesOf(`${part}.${index}`, name, item))
  const members = asObject(value)
  return members ? leaves(part, members) : []
}

function claimsOf(name: string, value: string): Place[] {
  const jwt = tokenNames.has(name) ? readJwt(value) : undefined
  return jwt ? leaves(`${name}.claims`, jwt.claims) : []
}
