import { type Verdict, fail, notApplicable, pass } from '../check.ts'
import type { ExchangeFacts, ResponseFacts } from '../facts.ts'
import { MASK, headerOf, targetOf } from '../http.ts'
import { absoluteUrl, isLoopback } from '../host-privacy.ts'
import { parameter } from '../in-hand.ts'
import { type Challenge, challengeParameter, challengesIn } from '../read-challenge.ts'
import type { Run } from '../run.ts'
import { grantsBefore, kindOfToken } from './grants-before.ts'
import { asText, evidence, inRequest, inResponse, remark } from './pointers.ts'
import { lacking, whenAnswered, whenSent } from './when.ts'

/** Requirements that every request with an access token shares (RFC 6750). */

type Exchange = ExchangeFacts | undefined

/** The token that was sent in the Authorization header, or else in a form body, or undefined. */
export function tokenSent(exchange: ExchangeFacts): string | undefined {
  return tokenInHeader(exchange) ?? tokenInForm(exchange)
}

function tokenInHeader({ exchange }: ExchangeFacts): string | undefined {
  const header = headerOf(exchange.sent.request.headers, 'Authorization')
  return /^\s*(?:Bearer|DPoP)\s+(\S+)\s*$/i.exec(header ?? '')?.[1]
}

/** RFC 6750 §2.2: a form, and a method whose body means something. */
function tokenInForm({ exchange, sentFields }: ExchangeFacts): string | undefined {
  const { body, method } = exchange.sent.request
  const isForm = body !== undefined && 'form' in body && method !== 'GET'
  return isForm ? parameter(sentFields, 'access_token') : undefined
}

/** The challenges of a response, from every WWW-Authenticate header. */
export function challengesOf({ entry }: ResponseFacts): readonly Challenge[] {
  return challengesIn(entry.response.headers)
}

/** The challenge that speaks of access tokens, or undefined. */
export function bearerChallenge(response: ResponseFacts): Challenge | undefined {
  return challengesOf(response).find(({ scheme }) => /^(?:bearer|dpop)$/i.test(scheme))
}

/** What a refusal says, in a sentence, from its challenge or else from its body. */
export function explainRefusal(response: ResponseFacts): string {
  const challenge = bearerChallenge(response)
  const read = (name: string): unknown =>
    (challenge && challengeParameter(challenge, name)) ?? response.members?.[name]
  const [error, description, scope] = [read('error'), read('error_description'), read('scope')]
  if (typeof error !== 'string')
    return `The answer is ${response.entry.response.status} and does not say why.`
  const why = typeof description === 'string' ? `: ${asText(description)}` : ''
  const needed = typeof scope === 'string' ? ` It asks for the scope ${asText(scope)}.` : ''
  return `The server says ${asText(error)}${why}${/[.!?]$/.test(why) ? '' : '.'}${needed}`
}

/** One token, in the header and not in the URL, where logs would keep it. */
export function judgeTokenInHeader(exchange: Exchange): Verdict {
  return whenSent(exchange, (sent) => {
    const { request } = sent.exchange.sent
    // What a browser asks beforehand never carries a token (Fetch §3.3.5).
    if (request.method === 'OPTIONS') return notApplicable('The request is a preflight.')
    const header = headerOf(request.headers, 'Authorization')
    const inUrl = absoluteUrl(targetOf(request))?.searchParams.has('access_token') === true
    const at = inRequest(sent, inUrl ? 'query.access_token' : 'header.Authorization')
    if (inUrl)
      return fail('Send the token in the header: Authorization: Bearer, then the token.', {
        pointer: at,
        expected: 'absent',
        found: 'present',
      })
    const twice = tokenInForm(sent) !== undefined && header !== undefined
    if (twice)
      return fail('Send the token in one place: take it out of the body (RFC 6750 §2).', {
        pointer: inRequest(sent, 'body.access_token'),
        ...{ expected: 'absent beside the header', found: 'present' },
      })
    if (tokenInForm(sent) !== undefined)
      return notApplicable('It is in the form body, as RFC 6750 §2.2 allows where the server asks.')
    return tokenInHeader(sent) === undefined
      ? fail(
          'Send Authorization: Bearer, one space, then the token: no quotes, no second Bearer, no line break.',
          evidence(at, 'Bearer and one token', formOf(header)),
        )
      : pass(remark(at, 'Bearer and one token'))
  })
}

/** Says how the header is malformed, without repeating what may be a token. */
function formOf(header: string | undefined): string {
  if (header === undefined) return 'no Authorization header'
  const words = header.trim().split(/\s+/)
  return words.length === 1
    ? 'one word, where a scheme and a token are expected'
    : `${words.length} words, beginning with ${asText(words[0])}`
}

export function judgeProtectedHttps(exchange: Exchange): Verdict {
  return whenSent(exchange, (sent) => {
    const url = absoluteUrl(sent.exchange.sent.request.url)
    if (!url) return notApplicable('The request’s URL cannot be read.')
    const found = evidence(inRequest(sent, 'url'), 'https', url.origin)
    return url.protocol === 'https:' || isLoopback(url)
      ? pass(found)
      : fail('Use the https address: whoever reads the token on the way can use it.', found)
  })
}

/** The token sent is one of those granted, and not an ID Token. */
export function judgeTokenSent(run: Run, exchange: Exchange): Verdict {
  return whenSent(exchange, (sent) => {
    const token = tokenSent(sent)
    if (token === undefined) return notApplicable('The header holds no token to compare.')
    if (token.includes(MASK)) return notApplicable('The token is masked in this trace.')
    const grants = grantsBefore(run, sent.exchange.sent.id)
    if (grants.length === 0) return lacking('token response')
    const at = inRequest(
      sent,
      tokenInHeader(sent) === undefined ? 'body.access_token' : 'header.Authorization',
    )
    const from = grants.find(({ members }) => members['access_token'] === token)
    if (from) return pass(remark(at, `the access token of message ${from.entry}`))
    const kind = kindOfToken(grants, token)
    return fail(
      {
        text: 'Send the access_token of the token response.',
        resend: { step: sent.exchange.sent.step, edits: [] },
      },
      evidence(at, 'the access token', kind === undefined ? 'another token' : `the ${kind}`),
    )
  })
}

/** Without a challenge a client cannot tell an expired token from a missing right. */
export function judgeChallengePresent(exchange: Exchange): Verdict {
  return whenRejected(exchange, (response) => {
    const challenge = bearerChallenge(response)
    const at = inResponse(response, 'header.WWW-Authenticate')
    const schemes = challengesOf(response).map(({ scheme }) => scheme)
    return challenge
      ? pass(remark(at, describeChallenge(challenge)))
      : fail(
          'The resource server has to answer with WWW-Authenticate: Bearer and an error, so that the client knows what to do. Until then look at its logs.',
          evidence(at, 'a Bearer challenge', schemes.length === 0 ? undefined : schemes.join(', ')),
        )
  })
}

/** Errors of a Bearer challenge and the status each goes with (RFC 6750 §3.1). */
const statuses: Readonly<Record<string, number>> = {
  invalid_request: 400,
  invalid_token: 401,
  insufficient_scope: 403,
  // RFC 9470 §3
  insufficient_user_authentication: 401,
}

export function judgeChallengeReadable(exchange: Exchange): Verdict {
  return whenRejected(exchange, (response) => {
    const challenge = bearerChallenge(response)
    if (!challenge) return notApplicable('The answer has no Bearer challenge.')
    const at = inResponse(response, 'header.WWW-Authenticate')
    const error = challengeParameter(challenge, 'error')
    const { status } = response.entry.response
    const expected = error === undefined ? undefined : statuses[error]
    const problem = challenge.problems[0]
    if (problem)
      return fail(
        'The resource server has to quote its values: error="invalid_token".',
        evidence(at, 'a well-formed challenge', problem.kind),
      )
    return expected !== undefined && expected !== status
      ? fail(
          'The resource server has to answer with the status that belongs to its error.',
          evidence(at, `${expected} with ${error}`, `${status}`),
        )
      : pass(remark(at, describeChallenge(challenge)))
  })
}

function describeChallenge({ scheme, parameters }: Challenge): string {
  return asText([scheme, ...parameters.map(([name, value]) => `${name}=${value}`)].join(' '))
}

function whenRejected(exchange: Exchange, judge: (response: ResponseFacts) => Verdict): Verdict {
  return whenAnswered(exchange, (response) =>
    [401, 403].includes(response.entry.response.status)
      ? judge(response)
      : notApplicable('The answer is neither 401 nor 403.'),
  )
}
