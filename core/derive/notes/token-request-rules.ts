import { callbackParameters } from '../../callback-parameters.ts'
import { bodyFields, textOf } from '../../http.ts'
import { drawnInHand, parameter, responseMembers } from '../../in-hand.ts'
import { type EntryId, exchanges, isResponse, type Run, type StepName } from '../../run.ts'
import { span } from '../../time-words.ts'
import { agrees, compared, differs, muted, type Note, warns } from './note.ts'
import {
  authorizationParameters,
  callbackBefore,
  requestOf,
  type Rule,
  type Rules,
  type Subject,
  wordsOf,
} from './subject.ts'

/** Milliseconds: RFC 6749 §4.1.2 recommends ten minutes at most for a code. */
const codeLifetime = 600_000

/** The token request and the refresh request. */
export const tokenRequestRules: Rules = {
  'token-request request.body.grant_type': fixed('authorization_code'),
  'refresh request.body.grant_type': fixed('refresh_token'),
  'token-request request.body.code': code,
  'token-request request.body.redirect_uri': redirectUri,
  'token-request request.body.code_verifier': verifier,
  'token-request request.body.subject_token': ofRun('subject_from'),
  'token-request request.body.actor_token': ofRun('actor_from'),
  'refresh request.body.refresh_token': refreshToken,
  'refresh request.body.scope': narrowerScope,
  '* request.body.client_id': clientId,
  '* request.body.client_secret': secret,
  '* request.header.authorization': authorization,
}

function fixed(grant_type: string): Rule {
  return ({ value }) =>
    value === grant_type
      ? muted('fixed for this flow')
      : warns(`${grant_type} is what this flow sends`)
}

function code(subject: Subject): Note {
  const callback = callbackBefore(subject)
  if (!callback) return muted('from the callback, once it has come')
  const came = parameter(callbackParameters(callback.request), 'code') ?? ''
  if (came !== subject.value)
    return compared(subject.value, came, 'from the callback', 'the callback brought')
  const age = (requestOf(subject)?.at ?? subject.clock.now) - callback.at
  const [text, used] = [`from the callback, ${span(age)} old`, useBefore(subject)]
  if (used !== undefined) return differs(`${text}, used before in message ${used}`)
  return age > codeLifetime
    ? warns(`${text}, first use; codes live ten minutes at most`)
    : muted(`${text}, first use`)
}

/** The first earlier request of the step that carried the same value and may have arrived. */
function useBefore({ facts, place, name, value }: Subject): EntryId | undefined {
  return usesOf(facts.run, place.step, name, value).find((id) => id < (place.entry ?? Infinity))
}

function usesOf(run: Run, step: StepName, name: string, value: string): EntryId[] {
  return exchanges(run)
    .filter(({ sent, outcome }) => sent.step === step && outcome.kind !== 'failed')
    .filter(({ sent }) => textOf(bodyFields(sent.request), name) === value)
    .map(({ sent }) => sent.id)
}

function redirectUri(subject: Subject): Note | undefined {
  const sent = authorizationParameters(subject)
  if (!sent) return undefined
  const expected = parameter(sent, 'redirect_uri')
  return expected === undefined
    ? differs('the authorization request sent none')
    : compared(subject.value, expected, 'same as in the authorization request', 'authorize sent')
}

function verifier(subject: Subject): Note | undefined {
  const sent = authorizationParameters(subject)
  if (!sent) return undefined
  const challenge = parameter(sent, 'code_challenge')
  if (challenge === undefined) return warns('no challenge was sent to compare with')
  const method = parameter(sent, 'code_challenge_method') ?? 'plain'
  const transformed = method === 'S256' ? hashOf(subject) : subject.value
  if (transformed === undefined) return undefined
  if (transformed === challenge)
    return agrees(method === 'S256' ? 'S256 matches the challenge' : 'equals the challenge')
  return differs(method === 'S256' ? 'its S256 is not the challenge' : 'is not the challenge')
}

/** S256 of the verifier, from where it was computed; undefined for a verifier that was typed. */
function hashOf({ facts: { tokenRequest, run }, place, value }: Subject): string | undefined {
  if (place.entry !== undefined && tokenRequest?.exchange.sent.id === place.entry)
    return tokenRequest.challengeOfVerifier
  const drawn = drawnInHand(run)
  return drawn['code_verifier'] === value ? drawn['code_challenge'] : undefined
}

function refreshToken(subject: Subject): Note {
  const age = ageOf(subject, 'refresh_token', subject.value)
  if (age === undefined) return warns('not a refresh token that came in this run')
  const used = useBefore(subject)
  return used === undefined
    ? muted(`from the token response, ${span(age)} old, first use`)
    : warns(`${span(age)} old, used before in message ${used}`)
}

/** Milliseconds since the token response that brought the value; undefined when none did. */
function ageOf(subject: Subject, member: string, value: string): number | undefined {
  const response = subject.trail.find(
    (entry) => isResponse(entry) && responseMembers(entry.response.body)?.[member] === value,
  )
  return response && (requestOf(subject)?.at ?? subject.clock.now) - response.at
}

function narrowerScope(subject: Subject): Note {
  const asked = wordsOf(parameter(authorizationParameters(subject) ?? [], 'scope') ?? '')
  const more = wordsOf(subject.value).filter((word) => !asked.includes(word))
  return more.length > 0
    ? differs(`a refresh cannot add ${more.join(' ')}`)
    : muted('not more than was granted')
}

function clientId(subject: Subject): Note | undefined {
  const sent = parameter(authorizationParameters(subject) ?? [], 'client_id')
  return sent === undefined
    ? undefined
    : compared(subject.value, sent, 'same as in authorize', 'authorize sent')
}

/** RFC 8693 §2.1: a token that is handed in may be one of another run. */
function ofRun(member: 'subject_from' | 'actor_from'): Rule {
  return ({ facts: { run } }) => {
    const from = run.connection.tokenExchange?.[member]
    return muted(`${from ?? 'entered in the connection'}, held by the server`)
  }
}

function secret(subject: Subject): Note {
  const body = requestOf(subject)?.request.body
  const json = body
    ? 'json' in body
    : subject.facts.run.connection.clientAuthentication === 'client_secret_json'
  return withTraits(json ? 'client_secret_json' : 'client_secret_post', subject)
}

/** The method, and what is known to be odd about the secret without showing it. */
function withTraits(method: string, subject: Subject): Note {
  const traits = requestOf(subject)?.secrets?.client_secret
  if (!traits) return muted(`${method}, held by the server`)
  if (traits.whitespaceAtEnds) return differs(`${method}; white space at the secret’s ends`)
  if (traits.looksLikeGuid) return warns(`${method}; a GUID, so perhaps the secret’s id`)
  return muted(`${method}, ${traits.length} characters, held by the server`)
}

function authorization(subject: Subject): Note | undefined {
  if (/^basic\b/i.test(subject.value)) return withTraits('client_secret_basic', subject)
  if (!['userinfo', 'api-request'].includes(subject.place.step)) return undefined
  const age = ageOf(subject, 'access_token', subject.value.replace(/^(?:Bearer|DPoP) +/i, ''))
  return age === undefined
    ? warns('not the access token of the last token response')
    : muted(`the access token, ${span(age)} old`)
}
