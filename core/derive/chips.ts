import type { HttpRequest } from '../http.ts'
import type { Entry, StepName } from '../run.ts'
import type { ChipName } from './diagram.ts'
import { type Place, placesOf, requestPlaces } from './places.ts'

const ofTokenResponse: readonly ChipName[] = ['access_token', 'id_token', 'refresh_token']

/** Which coloured values a part of a message of that step holds by its name, whatever its text. */
const namedParts: Partial<Record<StepName, Readonly<Record<string, ChipName>>>> = {
  'authorization-request': {
    'drawn.state': 'state',
    'drawn.nonce': 'nonce',
    'request.query.state': 'state',
    'request.query.nonce': 'nonce',
  },
  'pushed-authorization-request': {
    'request.body.state': 'state',
    'request.body.nonce': 'nonce',
  },
  'authorization-response': { 'callback.code': 'code', 'callback.state': 'state' },
  'token-request': { 'request.body.code': 'code', ...inResponse() },
  refresh: { 'request.body.refresh_token': 'refresh_token', ...inResponse() },
  userinfo: { 'request.header.authorization': 'access_token' },
  'api-request': { 'request.header.authorization': 'access_token' },
  logout: { 'request.query.id_token_hint': 'id_token' },
}

function inResponse(): Record<string, ChipName> {
  const members = Object.fromEntries(ofTokenResponse.map((name) => [`response.json.${name}`, name]))
  return { ...members, 'id_token.claims.nonce': 'nonce' }
}

/** The coloured value that stands at a place of a step's message, by its name. */
export function chipAt(step: StepName, { part }: Pick<Place, 'part'>): ChipName | undefined {
  return namedParts[step]?.[part.startsWith('request.header.') ? part.toLowerCase() : part]
}

/** The coloured values an entry carries, in the order they stand in it; claims are not counted. */
export function chipsOf(entry: Entry): ChipName[] {
  return chipsAmong(entry.step, placesOf(entry).filter(isFilled))
}

/** The coloured values a draft will carry, even those that the run does not have yet. */
export function chipsOfDraft(step: StepName, draft: HttpRequest): ChipName[] {
  return chipsAmong(step, requestPlaces(draft))
}

function chipsAmong(step: StepName, places: readonly Place[]): ChipName[] {
  const own = places.filter(({ part }) => !part.includes('.claims.'))
  return [...new Set(own.flatMap((place) => chipAt(step, place) ?? []))]
}

function isFilled({ value }: Place): boolean {
  return value !== ''
}
