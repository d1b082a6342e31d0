import { type Connection, scopeOnWire } from '../../connection.ts'
import { parameter } from '../../in-hand.ts'
import { exchanges, type Sent } from '../../run.ts'
import { bodyFields, textOf } from '../../http.ts'
import { servedObject } from '../../served-object.ts'
import { span } from '../../time-words.ts'
import { agrees, compared, differs, muted, type Note, tailOf, warns } from './note.ts'
import { authorizationParameters, type Rule, type Rules, type Subject, wordsOf } from './subject.ts'

/** The authorization request, and what came back from it. */
export const authorizationRules: Rules = {
  'authorization-request request.query.response_type': ({ value }) =>
    value === 'code' ? muted('fixed for this flow: asks for a code') : undefined,
  'authorization-request request.query.client_id': connected(({ client_id }) => client_id),
  'authorization-request request.query.redirect_uri': connected(({ redirect_uri }) => redirect_uri),
  'authorization-request request.query.audience': connected(({ audience }) => audience),
  'authorization-request request.query.scope': connected(scopeOnWire, scopeRemark),
  'authorization-request request.query.request_uri': ({ facts, value }) =>
    servedObject(facts.run, value)?.object.servedAt === value
      ? muted('where the server fetches what is asked for')
      : undefined,
  'authorization-request request.query.state': drawn('must come back unchanged'),
  'authorization-request request.query.nonce': drawn('must come back in the ID Token'),
  'authorization-request request.query.code_challenge': challenge,
  'authorization-request request.query.code_challenge_method': ({ value, place }) =>
    value === 'plain'
      ? warns(`plain: the verifier itself stands in this ${carrierOf(place)}`)
      : muted('the token request shows the verifier'),
  '* callback.code': code,
  '* callback.state': state,
  '* callback.iss': ({ facts, value }) => {
    const issuer = facts.metadata.issuer ?? facts.run.connection.issuer
    return issuer ? compared(value, issuer, 'equals the issuer', 'the issuer is') : undefined
  },
  '* callback.access_token': () => differs('a token in the front channel, where it leaks'),
  '* callback.id_token': () => warns('a token in the front channel'),
  '* callback.scope': granted,
  'token-request response.json.scope': granted,
  'refresh response.json.scope': granted,
}

/** A value that the connection holds; `remark` is added while it is unchanged. */
function connected(
  read: (connection: Connection) => string,
  remark: (value: string) => string = () => '',
): Rule {
  return ({ facts, value }) => {
    const saved = read(facts.run.connection)
    if (value === saved) return muted(`from the connection${remark(value)}`)
    return warns(saved === '' ? 'not in the connection' : `connection has ${tailOf(saved, value)}`)
  }
}

function scopeRemark(scope: string): string {
  const words = wordsOf(scope)
  return words.includes('openid') ? '; openid makes it OpenID Connect' : '; plain OAuth: no openid'
}

/** The values drawn for the attempt of this row; none while a draft has none of its own yet. */
function drawnFor({
  facts: { run },
  place,
}: Subject): Readonly<Record<string, string>> | undefined {
  const before = run.entries.filter(({ id }) => id < (place.entry ?? Infinity))
  const last = before.findLast((entry) => entry.kind === 'drawn' && !entry.proof)
  const used = before.findLast((entry) => entry.kind === 'sent' && entry.step === place.step)
  const spent = place.entry === undefined && (used?.id ?? 0) > (last?.id ?? 0)
  return last?.kind === 'drawn' && !spent ? last.values : undefined
}

/** What a question before the login is asked with: values that no login has. */
function ofQuestion({ facts: { run }, place }: Subject): Note | undefined {
  return run.entries.some(({ id, purpose }) => id === place.entry && purpose === 'probe')
    ? muted('made up for this question: no login uses it')
    : undefined
}

function drawn(purpose: string): Rule {
  return (subject) => {
    const madeUp = ofQuestion(subject)
    if (madeUp) return madeUp
    const values = drawnFor(subject)
    if (!values) return muted(`drawn when this is sent; ${purpose}`)
    return values[subject.name] === subject.value
      ? muted(`drawn for this attempt; ${purpose}`)
      : warns('not the value drawn for this attempt')
  }
}

function challenge(subject: Subject): Note {
  const madeUp = ofQuestion(subject)
  if (madeUp) return madeUp
  const values = drawnFor(subject)
  if (!values || subject.value === '') return muted('hash of a verifier drawn when this is sent')
  if (subject.value === values['code_verifier'])
    return warns(`the verifier itself: anyone who sees this ${carrierOf(subject.place)} has it`)
  return subject.value === values['code_challenge']
    ? muted('S256 of the verifier drawn for this attempt')
    : warns('not the hash of the verifier drawn for this attempt')
}

/** What carries the parameters: a browser’s URL, or the body of what is pushed. */
function carrierOf({ step }: Subject['place']): string {
  return step === 'authorization-request' ? 'URL' : 'request'
}

function code({ facts, place, value }: Subject): Note {
  const uses = exchanges(facts.run).filter(({ sent }) => carries(sent, value))
  const came = facts.run.entries.find(({ id }) => id === place.entry)
  const first = uses[0]?.sent
  if (!first || !came) return muted('good once and for minutes only: exchange it now')
  const when = `exchanged ${span(first.at - came.at)} later`
  return uses.length > 1 ? warns(`${when}, and ${uses.length} times in all`) : muted(when)
}

function carries({ step, request }: Sent, code: string): boolean {
  return step === 'token-request' && textOf(bodyFields(request), 'code') === code
}

function state(subject: Subject): Note | undefined {
  const { place, facts } = subject
  const returned = place.entry !== undefined && facts.logoutReturn?.entry.id === place.entry
  const sent = returned ? facts.logout?.parameters : authorizationParameters(subject)
  if (!sent) return undefined
  const expected = parameter(sent, 'state')
  return expected === undefined
    ? warns('none was sent')
    : compared(subject.value, expected, 'equals the one sent', 'the request sent')
}

/** Compares a granted scope with the one that was asked for. */
function granted(subject: Subject): Note | undefined {
  const asked = parameter(authorizationParameters(subject) ?? [], 'scope')
  if (asked === undefined) return undefined
  const [wanted, given] = [wordsOf(asked), wordsOf(subject.value)]
  const lacking = wanted.filter((word) => !given.includes(word))
  const added = given.filter((word) => !wanted.includes(word))
  if (lacking.length > 0) return warns(`asked for and not granted: ${lacking.join(' ')}`)
  return added.length > 0
    ? muted(`granted without asking: ${added.join(' ')}`)
    : agrees('all that was asked for')
}
