import { type Evidence, type Verdict, inconclusive, notApplicable } from '../check.ts'
import type { Facts, TokenFacts } from '../facts.ts'
import type { JwtProblem, JwtReading } from '../read-jwt.ts'
import { askedApis } from './asked-apis.ts'
import { isIdToken } from './is-id-token.ts'
import { asText } from './pointers.ts'
import { worstOf } from './worst-of.ts'

/** A token that can be read, with what evidence about it points to. */
export interface ReadToken {
  readonly token: TokenFacts
  readonly problems: readonly JwtProblem[]
  readonly header: JwtReading['header']
  readonly claims: JwtReading['claims']
  /** Evidence about a Claim: what was expected, and what the token says. */
  readonly claim: (name: string, expected: string) => Evidence
  /** Evidence about a header parameter. */
  readonly parameter: (name: string, expected: string) => Evidence
}

type Judge = (read: ReadToken) => Verdict

/** Judges each ID Token that came, of the code and of refreshes, readable or not. */
export function eachIdToken({ idTokens }: Facts, judge: (token: TokenFacts) => Verdict): Verdict {
  return worstOf(idTokens.map(judge), notApplicable('No ID Token has come.'))
}

/** Judges the header of each ID Token that is a JWS. */
export function whenIdTokenHeader(facts: Facts, judge: Judge): Verdict {
  return eachIdToken(facts, (token) => {
    const { jwt } = token
    if (!jwt || isTooLong(jwt))
      return notApplicable('The ID Token cannot be read, which another check reports.')
    return jwt.form === 'jwe' ? encrypted('ID Token') : judge(reading(token, jwt, 'id_token'))
  })
}

/** Judges the Claims of each ID Token; those of an encrypted one cannot be read. */
export function whenIdToken(facts: Facts, judge: Judge): Verdict {
  return whenIdTokenHeader(facts, (read) =>
    hasClaims(read.problems)
      ? judge(read)
      : notApplicable('The Claims cannot be read, which another check reports.'),
  )
}

/** Judges each JWT access token; an opaque one has nothing to read, and that is no fault. */
export function whenAccessToken(facts: Facts, judge: Judge): Verdict {
  const verdicts = facts.accessTokens.map((token) => {
    const { jwt } = token
    if (!jwt || isTooLong(jwt)) return notApplicable(whyOpaque(facts))
    if (jwt.form === 'jwe')
      return notApplicable('The access token is encrypted: only the API can read it.')
    if (isIdToken(facts, token))
      return notApplicable('It is an ID Token, which another check reports.')
    return hasClaims(jwt.problems)
      ? judge(reading(token, jwt, 'access_token'))
      : notApplicable('The Claims of the access token cannot be read.')
  })
  return worstOf(verdicts, notApplicable('No access token has come.'))
}

/** That an access token is opaque, and what that comes from. */
export function whyOpaque(facts: Facts): string {
  const opaque = 'The access token is opaque: only the server can tell what it says.'
  return askedApis(facts).length === 0
    ? `${opaque} No API was asked for, by audience or resource, so it is for the server’s own UserInfo endpoint.`
    : `${opaque} The server gives no JWT for this API, or the audience did not reach it.`
}

function isTooLong({ problems }: JwtReading): boolean {
  return problems.some(({ kind }) => kind === 'too-long')
}

function hasClaims(problems: readonly JwtProblem[]): boolean {
  return !problems.some(
    (problem) =>
      (problem.kind === 'not-base64url' || problem.kind === 'not-an-object') &&
      problem.part === 'payload',
  )
}

function encrypted(name: string): Verdict {
  return inconclusive(
    `The ${name} is encrypted (JWE), and this tool holds no key to open it.`,
    'Have the server sign it without encrypting, or decrypt it where the key is.',
  )
}

function reading(token: TokenFacts, jwt: JwtReading, name: string): ReadToken {
  const { header, claims, problems } = jwt
  const evidence = (part: 'header' | 'claims', member: string, expected: string): Evidence => ({
    pointer: { entry: token.entry, part: `${name}.${part}.${member}` },
    expected,
    found: asText(jwt[part][member]),
  })
  return {
    token,
    problems,
    header,
    claims,
    claim: (member, expected) => evidence('claims', member, expected),
    parameter: (member, expected) => evidence('header', member, expected),
  }
}

/** True for a token of the login itself; false for one that a refresh brought. */
export function isOfCode({ token }: ReadToken): boolean {
  return token.exchange.exchange.sent.step !== 'refresh'
}

/** True for a token that came through the browser, by the implicit or a hybrid flow. */
export function isFromFront({ token }: ReadToken): boolean {
  return token.exchange.exchange.sent.step === 'authorization-request'
}
