import { type Evidence, type Verdict, fail, inconclusive, notApplicable, pass } from '../check.ts'
import type { ExchangeFacts, Facts } from '../facts.ts'
import { bodyFields } from '../http.ts'
import { isDated } from '../is-dated.ts'
import type { Metadata } from '../metadata.ts'
import { readJwt } from '../read-jwt.ts'
import type { StepName } from '../run.ts'
import { errorOf } from './error-of.ts'
import { asText, evidence, inRequest } from './pointers.ts'
import { listOf } from './read-list.ts'
import { whenSent } from './when.ts'

/** What a client assertion must say (RFC 7523 §3), judged as it was sent. */

type Members = Readonly<Record<string, unknown>>

interface Assertion {
  readonly header: Members
  readonly claims: Members
}

/** Seconds for which an assertion may hold before servers call it too long. */
const longest = 3_600

/** By and about the client, once, and not for long. */
export function judgeAssertionClaims(exchange: ExchangeFacts | undefined, facts: Facts): Verdict {
  return whenAsserted(exchange, (sent, { claims }) => {
    const { client_id } = facts.run.connection
    const now = sent.exchange.sent.at / 1000
    const wrong = (name: string, expected: string, fix: string) =>
      fail(fix, at(sent, name, expected, claims[name]))
    for (const name of ['iss', 'sub'])
      if (claims[name] !== client_id)
        return wrong(name, client_id, `Set ${name} to the client_id: the client speaks for itself.`)
    const { exp } = claims
    const isGood = typeof exp === 'number' && exp > now && exp <= now + longest
    if (!isGood && isDated(sent.exchange.sent))
      return wrong(
        'exp',
        `${Math.floor(now) + 60}, say`,
        'Set exp to a minute or so after it is sent, in seconds; set this machine’s clock right.',
      )
    return typeof claims['jti'] === 'string'
      ? pass(at(sent, 'sub', client_id, claims['sub']))
      : wrong('jti', 'a value of its own', 'Add a jti, so that the server can refuse a replay.')
  })
}

/** The issuer, the token endpoint, or the endpoint that it is sent to (RFC 7523 §3, RFC 9126 §2). */
export function judgeAssertionAudience(exchange: ExchangeFacts | undefined, facts: Facts): Verdict {
  return whenAsserted(exchange, (sent, { claims }) => {
    const { metadata, run } = facts
    const places = [metadata.issuer, run.connection.issuer, metadata.token_endpoint]
    const known = [...places, sent.exchange.sent.request.url].filter(Boolean)
    const found = at(sent, 'aud', known[0] ?? '', claims['aud'])
    return [claims['aud']].flat().some((aud) => known.includes(aud as string))
      ? pass(found)
      : fail('Set aud to the issuer, which names this server alone.', found)
  })
}

/** By `kid` a server finds the key among those registered (RFC 7515 §4.1.4); it may be left out. */
export function judgeAssertionKid(exchange: ExchangeFacts | undefined, { run }: Facts): Verdict {
  return whenAsserted(exchange, (sent, { header }) => {
    if (asText(header['alg']).startsWith('HS'))
      return notApplicable('It is signed with the client secret, of which there is one.')
    const { kid } = header
    if (kid === undefined) return notApplicable('It names no key: the server tries those it has.')
    const own = run.connection.publicKeys?.private_key?.kid
    if (own === undefined)
      return inconclusive(
        'This trace does not tell the client’s keys.',
        'Compare kid with the JWK Set that is registered for the client.',
      )
    const found = at(sent, 'kid', own, kid)
    return kid === own
      ? pass(found)
      : fail('Leave kid as the connection’s key has it, and register that key.', found)
  })
}

/** Many servers leave out what they support, so an algorithm that worked is not judged. */
export function judgeAssertionAlg(
  exchange: ExchangeFacts | undefined,
  { metadata }: Facts,
): Verdict {
  return whenAsserted(exchange, (sent, { header }) => {
    const list = listOf(metadata[algListFor(sent.exchange.sent.step)])
    if (!list) return notApplicable('The metadata does not list algorithms for it.')
    const found = at(sent, 'alg', list.join(' or '), header['alg'])
    if (list.includes(asText(header['alg']))) return pass(found)
    return errorOf(sent) === undefined
      ? notApplicable('It is not listed, but the server did not object to it.')
      : fail('Sign with an algorithm of the list, and register the same for the client.', found)
  })
}

/** Introspection and revocation have lists of their own (RFC 8414 §2). */
function algListFor(step: StepName): keyof Metadata {
  return step === 'introspection' || step === 'revocation'
    ? `${step}_endpoint_auth_signing_alg_values_supported`
    : 'token_endpoint_auth_signing_alg_values_supported'
}

function whenAsserted(
  exchange: ExchangeFacts | undefined,
  judge: (sent: ExchangeFacts, assertion: Assertion) => Verdict,
): Verdict {
  return whenSent(exchange, (sent) => {
    const assertion = sentAssertion(sent)
    return assertion
      ? judge(sent, assertion)
      : notApplicable('The client does not authenticate by an assertion.')
  })
}

/** The assertion of a message: by reference, or as the text that the person or another tool wrote. */
export function sentAssertion({ exchange }: ExchangeFacts): Assertion | undefined {
  const fields = bodyFields(exchange.sent.request)
  const value = fields.find(([name]) => name === 'client_assertion')?.[1]
  if (value === undefined) return undefined
  if (typeof value === 'string') return readJwt(value)
  return 'jwt' in value ? value.jwt : undefined
}

function at(sent: ExchangeFacts, member: string, expected: string, found: unknown): Evidence {
  return {
    ...evidence(inRequest(sent, 'body.client_assertion'), `${member}: ${expected}`, undefined),
    found: `${member}: ${asText(found)}`,
  }
}
