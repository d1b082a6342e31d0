import { clockTolerance } from '../../checks/judge-times.ts'
import { parameter } from '../../in-hand.ts'
import { span } from '../../time-words.ts'
import { agrees, compared, differs, muted, type Note, warns } from './note.ts'
import {
  accessTokenOf,
  authorizationParameters,
  idTokenOf,
  listOf,
  type Rule,
  type Rules,
  serverNow,
  type Subject,
  wordsOf,
} from './subject.ts'

/** The Claims of the ID Token and of an access token that is a JWT. */
export const claimRules: Rules = {
  ...inBoth('iss', issuer),
  ...inBoth('exp', timed(expiry)),
  ...inBoth('iat', timed(issuedAt)),
  ...inBoth('nbf', timed(notBefore)),
  ...inBoth(
    'auth_time',
    timed(({ words }) => muted(`the login, ${words}`)),
  ),
  ...inBoth('sub', () => muted('the user, as this issuer knows them')),
  ...inBoth('azp', client),
  '* access_token.claims.client_id': client,
  '* id_token.claims.aud': ({ facts, value }) =>
    listOf(value).includes(facts.run.connection.client_id)
      ? agrees('names this client')
      : differs(`does not name this client, ${facts.run.connection.client_id}`),
  '* id_token.claims.nonce': nonce,
  '* id_token.claims.at_hash': accessTokenHash,
  '* access_token.claims.aud': audience,
  '* access_token.claims.scope': grantedScope,
  '* access_token.claims.scp': grantedScope,
}

function inBoth(claim: string, rule: Rule): Rules {
  return { [`* id_token.claims.${claim}`]: rule, [`* access_token.claims.${claim}`]: rule }
}

/** A template such as Entra ID’s `{tenantid}` cannot be compared. */
function issuer({ facts, value }: Subject): Note | undefined {
  const expected = facts.metadata.issuer ?? facts.run.connection.issuer
  return expected === '' || expected.includes('{')
    ? undefined
    : compared(value, expected, 'equals the issuer', 'the issuer is')
}

/** A NumericDate in milliseconds; a note when it is none. */
function moment(value: string): number | Note {
  const seconds = Number(value)
  if (value.trim() === '' || !Number.isFinite(seconds)) return differs('not a number of seconds')
  return seconds > 1e11 ? differs('in milliseconds; seconds since 1970 are meant') : seconds * 1000
}

interface When {
  readonly at: number
  /** `in 9 h 59 min, at 00:02:11`, by the server’s clock. */
  readonly words: string
  /** Milliseconds from now on; negative when it is over. */
  readonly distance: number
}

/** A rule on a moment. */
function timed(say: (when: When, subject: Subject) => Note): Rule {
  return (subject) => {
    const at = moment(subject.value)
    if (typeof at !== 'number') return at
    const distance = at - serverNow(subject)
    const { now, time } = subject.clock
    const far = distance > 0 ? `in ${span(distance)}` : `${span(distance)} ago`
    return say({ at, distance, words: `${far}, at ${time(at, now)}` }, subject)
  }
}

function expiry({ at, distance, words }: When, subject: Subject): Note {
  const ofIdToken = subject.place.part.startsWith('id_token')
  const token = ofIdToken ? idTokenOf(subject) : accessTokenOf(subject)
  const came = token && token.at - (subject.facts.clockAhead ?? 0)
  if (came !== undefined && at <= came) return differs(`${words}: over before it came`)
  return distance > 0 ? muted(words) : warns(words)
}

function issuedAt({ distance, words }: When): Note {
  return distance > clockTolerance ? warns(`${words}: in the future`) : muted(words)
}

function notBefore({ distance, words }: When): Note {
  return distance > clockTolerance ? differs(`${words}: not good yet`) : muted(words)
}

function client({ facts, value }: Subject): Note {
  const { client_id } = facts.run.connection
  return value === client_id ? agrees('this client') : warns(`another client than ${client_id}`)
}

function nonce(subject: Subject): Note | undefined {
  const sent = authorizationParameters(subject)
  if (!sent) return undefined
  const expected = parameter(sent, 'nonce')
  return expected === undefined
    ? warns('none was sent with the authorization request')
    : compared(subject.value, expected, 'equals the one sent', 'the request sent')
}

function accessTokenHash(subject: Subject): Note | undefined {
  const expected = idTokenOf(subject)?.accessTokenHash
  return expected === undefined
    ? undefined
    : compared(subject.value, expected, 'matches the access token', 'the access token gives')
}

/** `audience` or `resource`, whichever was asked for. */
function audience(subject: Subject): Note | undefined {
  const asked = (authorizationParameters(subject) ?? []).flatMap(([name, value]) =>
    ['audience', 'resource'].includes(name) && value !== '' ? [value] : [],
  )
  if (asked.length === 0) return undefined
  const named = listOf(subject.value)
  const missing = asked.filter((api) => !named.includes(api))
  return missing.length === 0
    ? agrees('the API that was asked for')
    : differs(`asked for ${missing.join(' ')}`)
}

/** Scopes for the client itself do not belong into an API’s token. */
const clientScopes = ['openid', 'profile', 'email', 'address', 'phone', 'offline_access']

function grantedScope(subject: Subject): Note | undefined {
  const asked = wordsOf(parameter(authorizationParameters(subject) ?? [], 'scope') ?? '')
  const wanted = asked.filter((word) => !clientScopes.includes(word))
  if (wanted.length === 0) return undefined
  const given = listOf(subject.value).flatMap(wordsOf)
  const lacking = wanted.filter((word) => !given.includes(word))
  return lacking.length > 0
    ? warns(`asked for and not in it: ${lacking.join(' ')}`)
    : agrees('all that was asked for the API')
}
