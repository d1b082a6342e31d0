import { clockTolerance } from '../../checks/judge-times.ts'
import { errorMeanings } from '../../learn/errors.ts'
import { bodyFields, textOf } from '../../http.ts'
import { challengeParameter, readChallenges } from '../../read-challenge.ts'
import { span } from '../../time-words.ts'
import { agrees, compared, differs, muted, type Note, warns } from './note.ts'
import {
  accessTokenOf,
  idTokenOf,
  listOf,
  requestOf,
  type Rule,
  type Rules,
  type Subject,
} from './subject.ts'

/** What a token response, an error response or an API answers. */
export const responseRules: Rules = {
  ...both('error', error),
  ...both('error_description', words),
  '* callback.error': error,
  '* callback.error_description': words,
  ...both('access_token', accessToken),
  ...both('id_token', idToken),
  ...both('token_type', tokenType),
  ...both('expires_in', expiresIn),
  'token-request response.json.refresh_token': () =>
    muted('brings new access tokens: stays on the server'),
  'refresh response.json.refresh_token': rotated,
  'pushed-authorization-request response.json.error': error,
  'pushed-authorization-request response.json.error_description': words,
  'pushed-authorization-request response.json.expires_in': expiresIn,
  'userinfo response.json.error': error,
  'userinfo response.json.sub': sameUser,
  'api-request response.json.error': error,
  '* response.status': status,
  '* response.header.date': date,
  '* response.header.www-authenticate': challenge,
  'token-request response.header.cache-control': noStore,
  'refresh response.header.cache-control': noStore,
}

/** The same rule in the token response and in that of a refresh. */
function both(member: string, rule: Rule): Rules {
  return {
    [`token-request response.json.${member}`]: rule,
    [`refresh response.json.${member}`]: rule,
  }
}

function error({ value }: Subject): Note {
  const known = Object.hasOwn(errorMeanings, value) ? errorMeanings[value] : undefined
  if (!known) return differs('an error that this server defines itself')
  return { ...differs(known[0]), specification: known[1] }
}

function words(): Note {
  return muted('the server’s own words')
}

function accessToken(subject: Subject): Note | undefined {
  const token = accessTokenOf(subject)
  if (token?.token !== subject.value) return undefined
  if (!token.jwt) return muted('opaque: only the server can tell what it says')
  if (token.jwt.form === 'jwe') return muted('an encrypted JWT: only the API can read it')
  const { aud } = token.jwt.claims
  const audience = typeof aud === 'string' ? aud : listOf(JSON.stringify(aud ?? [])).join(' ')
  return muted(audience === '' ? 'a JWT that names no API' : `a JWT for ${audience}`)
}

function idToken(subject: Subject): Note | undefined {
  const token = idTokenOf(subject)
  if (token?.token !== subject.value) return undefined
  const { result } = token.signature
  if (result.startsWith('failed')) return differs('its signature does not verify')
  return result.startsWith('verified')
    ? agrees('its signature verifies; the rules are at ID Token')
    : muted('says who logged in; for the client')
}

function tokenType({ value }: Subject): Note | undefined {
  if (/^bearer$/i.test(value)) return muted('works for whoever holds it')
  return /^dpop$/i.test(value) ? muted('works only with a proof of its key') : undefined
}

/** Seconds; three centuries, which no token was meant to live. */
const longest = 1e10

function expiresIn(subject: Subject): Note {
  const { value, clock, facts, place } = subject
  const seconds = Number(value)
  if (!(seconds > 0 && seconds < longest)) return differs('not a number of seconds to count on')
  const came = facts.run.entries.find(({ id }) => id === place.entry)?.at ?? clock.now
  const end = came + seconds * 1000
  const at = clock.time(end, clock.now)
  return end > clock.now
    ? muted(`in ${span(end - clock.now)}, at ${at}`)
    : warns(`ended ${span(end - clock.now)} ago, at ${at}`)
}

function rotated(subject: Subject): Note {
  const request = requestOf(subject)
  const before = request && textOf(bodyFields(request.request), 'refresh_token')
  return before === subject.value
    ? muted('the same as before: it does not rotate')
    : muted('rotated: store it, the old one is spent')
}

function sameUser({ facts: { idToken }, value }: Subject): Note | undefined {
  const sub = idToken?.jwt?.claims['sub']
  return typeof sub === 'string'
    ? compared(value, sub, 'equals sub of the ID Token', 'the ID Token says')
    : undefined
}

const statuses: Readonly<Record<string, string>> = {
  '400': 'refused as it is; error says why',
  '401': 'the credentials were not accepted',
  '403': 'who asks is known, and may not',
  '404': 'nothing is at this address',
  '405': 'this address does not take this method',
  '415': 'the server does not take this media type',
  '429': 'too many requests: wait',
}

function status({ value }: Subject): Note {
  const code = value.slice(0, 3)
  const text = statuses[code]
  if (text !== undefined) return differs(text)
  if (code.startsWith('5')) return differs('the server failed')
  return code.startsWith('3') ? warns('sends elsewhere; not followed') : muted('a success')
}

function date({ facts: { clockAhead } }: Subject): Note | undefined {
  if (clockAhead === undefined) return undefined
  const way = clockAhead < 0 ? 'behind' : 'ahead'
  const text = `this machine’s clock is ${span(clockAhead)} ${way}`
  if (Math.abs(clockAhead) < 1000) return muted('the two clocks agree to the second')
  return Math.abs(clockAhead) < clockTolerance ? muted(text) : warns(text)
}

function challenge({ value }: Subject): Note | undefined {
  const first = readChallenges([value])[0]
  if (!first) return undefined
  const code = challengeParameter(first, 'error')
  const scope = challengeParameter(first, 'scope')
  if (code === undefined) return muted(`wants ${first.scheme} credentials`)
  return differs(scope === undefined ? code : `${code}; needs ${scope}`)
}

function noStore({ value }: Subject): Note {
  return /\bno-store\b/i.test(value)
    ? agrees('keeps the tokens out of caches')
    : warns('lacks no-store: a cache may keep the tokens')
}
