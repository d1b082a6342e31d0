import { type RequestObject, objectIn, targetFields } from '../asked-parameters.ts'
import { type Evidence, type Pointer, type Verdict, fail, notApplicable, pass } from '../check.ts'
import type { Facts } from '../facts.ts'
import { bodyFields, textOf } from '../http.ts'
import { isDated } from '../is-dated.ts'
import { whenSent } from '../proof.ts'
import type { Sent } from '../run.ts'
import { clockTolerance, momentOf } from './judge-times.ts'
import { asText, evidence } from './pointers.ts'
import { listOf } from './read-list.ts'

/** What a request object must say (RFC 9101 §4, §5, §10.8), judged as it was sent. */

export interface SentObject extends RequestObject {
  readonly sent: Sent
  /** The parameter that carries it, or that says where it is. */
  readonly pointer: Pointer
  /** What stands beside it, as text. */
  readonly outside: (name: string) => string | undefined
  readonly at: (member: string, expected: string, found: unknown) => Evidence
}

/** `iss` is the client (RFC 9101 §4). */
export function judgeObjectIssuer(facts: Facts): Verdict {
  return whenObject(facts, ({ claims, outside, at }) => {
    const client_id = outside('client_id') ?? facts.run.connection.client_id
    const found = at('iss', client_id, claims['iss'])
    return claims['iss'] === client_id
      ? pass(found)
      : fail('Set iss to the client_id: the client says who asks.', found)
  })
}

/** `aud` is the authorization server, by its issuer (RFC 9101 §4). */
export function judgeObjectAudience(facts: Facts): Verdict {
  return whenObject(facts, ({ claims, at }) => {
    const issuer = facts.metadata.issuer ?? facts.run.connection.issuer
    const found = at('aud', issuer, claims['aud'])
    return [claims['aud']].flat().includes(issuer)
      ? pass(found)
      : fail('Set aud to the issuer, so that no other server takes the object.', found)
  })
}

/** The client inside is the client outside (RFC 9101 §5, §6.3). */
export function judgeObjectClient(facts: Facts): Verdict {
  return whenObject(facts, ({ claims, outside, at }) => {
    const client_id = outside('client_id')
    if (client_id === undefined)
      return notApplicable('No client_id stands beside it, which another check reports.')
    const found = at('client_id', client_id, claims['client_id'])
    return claims['client_id'] === client_id
      ? pass(found)
      : fail('Write the same client_id into the object as beside it.', found)
  })
}

/** What is said twice is said alike (OpenID Connect Core §6.1). */
export function judgeObjectAgreement(facts: Facts): Verdict {
  return whenObject(facts, ({ claims, outside, at }) => {
    const twice = ['response_type', 'scope'].filter(
      (name) => outside(name) !== undefined && claims[name] !== undefined,
    )
    if (twice.length === 0) return notApplicable('Neither stands both inside and beside it.')
    const found = twice.map((name) => at(name, outside(name) ?? '', claims[name]))
    const differing = twice.filter((name) => outside(name) !== claims[name])
    return differing.length === 0
      ? pass(...found)
      : fail(
          `Send the same ${differing.join(' and ')} inside and beside the object: a server goes by the object, or refuses both.`,
          ...differing.map((name) => at(name, outside(name) ?? '', claims[name])),
        )
  })
}

/** No further object inside (RFC 9101 §4). */
export function judgeObjectAlone(facts: Facts): Verdict {
  return whenObject(facts, ({ claims, at }) => {
    const nested = ['request', 'request_uri'].filter((name) => claims[name] !== undefined)
    return nested.length === 0
      ? pass(at('request and request_uri', 'neither', undefined))
      : fail(
          `Take ${nested.join(' and ')} out of the object.`,
          ...nested.map((name) => at(name, 'nothing', claims[name])),
        )
  })
}

/** Typed, so that it cannot pass for a client assertion, nor one for it (RFC 9101 §10.8). */
export function judgeObjectType(facts: Facts): Verdict {
  return whenObject(facts, ({ header, at }) => {
    const { typ } = header
    const found = at('typ', requestObjectType, typ)
    return asText(typ).toLowerCase() === requestObjectType
      ? pass(found)
      : fail(`Set typ to ${requestObjectType} in the header.`, found)
  })
}

/** As `sub` the client_id makes it a client assertion for whoever gets hold of it (RFC 9101 §10.8). */
export function judgeObjectSubject(facts: Facts): Verdict {
  return whenObject(facts, ({ claims, at }) => {
    const { client_id } = facts.run.connection
    const found = at('sub', 'not the client_id', claims['sub'])
    return claims['sub'] === client_id
      ? fail('Leave sub out: with the client_id as sub it could authenticate the client.', found)
      : pass(found)
  })
}

/** Good when it was sent, by the server's clock (RFC 7519 §4.1.4, §4.1.5). */
export function judgeObjectTimes(facts: Facts): Verdict {
  return whenObject(facts, ({ claims, sent, at }) => {
    const now = sent.at - (facts.clockAhead ?? 0)
    const seconds = Math.floor(now / 1000)
    const { exp, nbf } = claims
    const [end, begin] = [momentOf(exp), momentOf(nbf)]
    if (exp === whenSent) return notApplicable('Its times are drawn when it is sent.')
    if (!isDated(sent)) return notApplicable('The recording does not say when it was sent.')
    if (exp === undefined && nbf === undefined)
      return notApplicable('It has neither exp nor nbf, which a server may ask for.')
    if (exp !== undefined && (end === undefined || end <= now - clockTolerance))
      return fail(
        'Set exp to a minute or so after it is sent, in seconds since 1970; set this machine’s clock right.',
        at('exp', `after ${seconds}`, exp),
      )
    return nbf !== undefined && (begin === undefined || begin >= now + clockTolerance)
      ? fail(
          'Set nbf to no later than it is sent, in seconds since 1970.',
          at('nbf', `${seconds}`, nbf),
        )
      : pass(at('exp', `after ${seconds}`, exp))
  })
}

/** With an algorithm of the server's list (RFC 9101 §4, OpenID Connect Discovery §3). */
export function judgeObjectAlg(facts: Facts): Verdict {
  return whenObject(facts, ({ header, at }) => {
    const list = listOf(facts.metadata.request_object_signing_alg_values_supported)
    if (!list) return notApplicable('The metadata do not list algorithms for it.')
    const found = at('alg', list.join(' or '), header['alg'])
    return list.includes(asText(header['alg']))
      ? pass(found)
      : fail('Choose an algorithm of the list, and register the same for the client.', found)
  })
}

const requestObjectType = 'oauth-authz-req+jwt'

/** Judges the request object that the server goes by, wherever it stands. */
export function whenObject(facts: Facts, judge: (object: SentObject) => Verdict): Verdict {
  const object = sentObject(facts)
  return object ? judge(object) : notApplicable('The request has no object that can be read.')
}

/** The object of what the server goes by: of the URL, or of what was pushed, used yet or not. */
export function sentObject(facts: Facts): SentObject | undefined {
  const { authorizationRequest, pushedAuthorizationRequest, run } = facts
  const id = authorizationRequest?.asked.entry ?? pushedAuthorizationRequest?.exchange.sent.id
  const sent = run.entries.find((entry): entry is Sent => entry.kind === 'sent' && entry.id === id)
  if (!sent) return undefined
  const [place, fields] =
    sent.channel === 'back'
      ? (['body', bodyFields(sent.request)] as const)
      : (['query', targetFields(sent.request)] as const)
  const object = objectIn(fields)
  if (!object) return undefined
  const pointer = { entry: sent.id, part: `request.${place}.${object.name}` }
  return {
    ...object,
    ...{ sent, pointer },
    outside: (name) => textOf(fields, name),
    at: (member, expected, found) => ({
      ...evidence(pointer, `${member}: ${expected}`, undefined),
      found: `${member}: ${asText(found)}`,
    }),
  }
}
