import { type Evidence, type Verdict, fail, notApplicable, pass } from '../check.ts'
import type { RequestObjectSettings } from '../connection.ts'
import type { Facts } from '../facts.ts'
import { absoluteUrl, isLoopback, isMorePrivate } from '../host-privacy.ts'
import { whenObject } from './judge-request-object.ts'
import { evidence } from './pointers.ts'

/** Where a request object is fetched that the browser brings a reference to (RFC 9101 §5.2). */

/** Characters of the whole address (RFC 9101 §5.2). */
const longest = 512

interface Address {
  readonly url: URL
  readonly at: (expected: string, found: string) => Evidence
}

/** Whoever can change what is fetched can ask for anything in the client's name (RFC 9101 §5.2). */
export function judgeAddressHttps(facts: Facts): Verdict {
  return whenServed(facts, ({ url, at }) => {
    const found = at('https', url.origin)
    return url.protocol === 'https:' || isLoopback(url)
      ? pass(found)
      : fail('Offer the tool under an https address, and name that in the connection.', found)
  })
}

/** The server fetches by itself, from where it runs (RFC 9101 §5.2). */
export function judgeAddressReachable(facts: Facts): Verdict {
  const endpoint = absoluteUrl(facts.authorizationRequest?.exchange.sent.request.url)
  return whenServed(facts, ({ url, at }) => {
    if (!endpoint) return notApplicable('The address of the server cannot be read.')
    const found = at(`an address that ${endpoint.host} can reach`, url.host)
    return isMorePrivate(url, endpoint)
      ? fail(
          {
            text: 'Offer the tool under an address that the server reaches, by a tunnel say, and name that in the connection; or let the request carry the object itself.',
            ...byValue(facts),
          },
          found,
        )
      : pass(found)
  })
}

/** Short enough for whatever passes it on (RFC 9101 §5.2). */
export function judgeAddressLength(facts: Facts): Verdict {
  return whenServed(facts, ({ url, at }) => {
    const { length } = url.href
    const found = at(`at most ${longest} characters`, `${length} characters`)
    return length <= longest ? pass(found) : fail('Serve it under a shorter address.', found)
  })
}

/** A list of exact addresses cannot hold one that is drawn for each login (OpenID Connect Core §6.2). */
export function judgeAddressRegistered(facts: Facts): Verdict {
  const required = facts.metadata.require_request_uri_registration
  return whenServed(facts, ({ url, at }) => {
    if (required === undefined) return notApplicable('The metadata do not say whether it must be.')
    const found = at('an address that need not be registered', `${url.origin}/request-objects/…`)
    return required === true
      ? fail(
          {
            text: `Register ${url.origin}/request-objects/* where the server takes patterns; else let the request carry the object itself.`,
            ...byValue(facts),
          },
          found,
        )
      : pass(found)
  })
}

/** Each way of sending an object is optional (OpenID Connect Discovery §3). */
export function judgeObjectSupported(facts: Facts): Verdict {
  return whenObject(facts, ({ name, sent, pointer }) => {
    if (sent.channel === 'back') return notApplicable('It was pushed, which is another matter.')
    const member = `${name === 'request' ? 'request' : 'request_uri'}_parameter_supported` as const
    const supported = facts.metadata[member]
    if (supported === undefined) return notApplicable(`The metadata do not have ${member}.`)
    const found = evidence(pointer, `${member}: true`, `${member}: ${String(supported)}`)
    return supported === false
      ? fail(
          name === 'request'
            ? 'Switch the request object off, or push it where the server takes that.'
            : {
                text: 'Let the request carry the object itself, or send plain parameters.',
                ...byValue(facts),
              },
          found,
        )
      : pass(found)
  })
}

/** Signed, or anybody can make one (RFC 9101 §5); OpenID Connect Core §6.1 lets it be unsigned. */
export function judgeObjectSigned(facts: Facts): Verdict {
  return whenObject(facts, ({ header, at }) => {
    const found = at('alg', 'not none', header['alg'])
    return header['alg'] === 'none'
      ? fail('Choose an algorithm that signs: an unsigned object proves nothing.', found)
      : pass(found)
  })
}

/** The change of a connection that has its request carry the object. */
export function byValue({ run }: Facts): {
  readonly connection?: { readonly requestObject: RequestObjectSettings }
} {
  const { requestObject } = run.connection
  return requestObject ? { connection: { requestObject: { alg: requestObject.alg } } } : {}
}

function whenServed(facts: Facts, judge: (address: Address) => Verdict): Verdict {
  return whenObject(facts, ({ servedAt, pointer }) => {
    const url = absoluteUrl(servedAt)
    return url
      ? judge({ url, at: (expected, found) => evidence(pointer, expected, found) })
      : notApplicable('The request carries its object itself.')
  })
}
