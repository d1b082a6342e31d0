import { type Verdict, fail, notApplicable, pass } from '../check.ts'
import type { ExchangeFacts } from '../facts.ts'
import { headerOf, targetOf } from '../http.ts'
import { absoluteUrl, isLoopback } from '../host-privacy.ts'
import { parameter } from '../in-hand.ts'
import { readClientAuthentication } from '../read-client-authentication.ts'
import { errorOf } from './error-of.ts'
import { asText, evidence, inRequest, remark } from './pointers.ts'
import { repeatedNames } from './repeated-names.ts'
import { whenSent } from './when.ts'

/** Requirements that a token request and a refresh request share (RFC 6749 §3.2). */

type Exchange = ExchangeFacts | undefined

export function judgeMethod(exchange: Exchange): Verdict {
  return whenSent(exchange, (sent) => {
    const { method } = sent.exchange.sent.request
    const found = evidence(inRequest(sent, 'method'), 'POST', method)
    return method === 'POST'
      ? pass(found)
      : fail(
          'Send it as POST: a token endpoint takes nothing else, and a URL ends up in logs.',
          found,
        )
  })
}

export function judgeContentType(exchange: Exchange): Verdict {
  return whenSent(exchange, (sent) => {
    const { body, headers } = sent.exchange.sent.request
    if (!body) return notApplicable('The request has no body.')
    const type = (headerOf(headers, 'Content-Type') ?? '').split(';', 1)[0]?.trim().toLowerCase()
    const expected = kindOfBody(body)
    const found = evidence(inRequest(sent, 'header.Content-Type'), expected, type || undefined)
    return type === expected
      ? pass(found)
      : fail(
          `Send Content-Type: ${expected}. With another one the server reads no parameter at all, and says that grant_type is missing.`,
          found,
        )
  })
}

function kindOfBody(body: NonNullable<RequestBody>): string {
  if ('json' in body) return 'application/json'
  if ('form' in body) return 'application/x-www-form-urlencoded'
  return body.raw.trimStart().startsWith('{')
    ? 'application/json'
    : 'application/x-www-form-urlencoded'
}

type RequestBody = ExchangeFacts['exchange']['sent']['request']['body']

/** JSON is no encoding of RFC 6749: judged only when a server may have stumbled over it. */
export function judgeFormEncoding(exchange: Exchange): Verdict {
  return whenSent(exchange, (sent) => {
    const { body } = sent.exchange.sent.request
    if (!body) return notApplicable('The request has no body.')
    const found = evidence(inRequest(sent, 'body'), 'a form', kindOfBody(body))
    if (!kindOfBody(body).endsWith('json')) return pass(found)
    const stumbled = /^(?:invalid_request|invalid_client|unsupported_grant_type)$/
    const status = sent.response?.entry.response.status
    return stumbled.test(errorOf(sent) ?? '') || status === 415
      ? fail(
          {
            text: 'Send the parameters as a form: the standard knows no JSON body here.',
            connection: { clientAuthentication: 'client_secret_post' },
          },
          found,
        )
      : notApplicable('The body is JSON, and the server did not object to it.')
  })
}

export function judgeHttps(exchange: Exchange): Verdict {
  return whenSent(exchange, (sent) => {
    const url = absoluteUrl(sent.exchange.sent.request.url)
    if (!url) return notApplicable('The request’s URL cannot be read.')
    const found = evidence(inRequest(sent, 'url'), 'https', url.origin)
    return url.protocol === 'https:' || isLoopback(url)
      ? pass(found)
      : fail('Use the https address: this request carries a secret or a token.', found)
  })
}

const confidential = [
  ...['client_secret', 'code', 'code_verifier', 'refresh_token', 'access_token'],
  ...['client_assertion', 'password'],
]

export function judgeNothingInUrl(exchange: Exchange): Verdict {
  return whenSent(exchange, (sent) => {
    const url = absoluteUrl(targetOf(sent.exchange.sent.request))
    if (!url) return notApplicable('The request’s URL cannot be read.')
    const shown = confidential.filter((name) => url.searchParams.has(name))
    return shown.length === 0
      ? pass(remark(inRequest(sent, 'url'), asText(url.origin + url.pathname)))
      : fail(
          `Move ${shown.join(' and ')} into the body: URLs are kept in logs.`,
          ...shown.map((name) => ({
            pointer: inRequest(sent, `query.${name}`),
            expected: 'absent',
            found: 'present',
          })),
        )
  })
}

export function judgeFieldsOnce(exchange: Exchange): Verdict {
  return whenSent(exchange, (sent) => {
    const repeated = repeatedNames(sent.sentFields)
    return repeated.length === 0
      ? pass(remark(inRequest(sent, 'body'), `${sent.sentFields.length} parameters`))
      : fail(
          'Send each parameter once; the server has to refuse the request otherwise.',
          ...repeated.map((name) =>
            evidence(inRequest(sent, `body.${name}`), 'once', 'several times'),
          ),
        )
  })
}

export function judgeOneAuthentication(exchange: Exchange): Verdict {
  return whenSent(exchange, (sent) => {
    const { methods } = readClientAuthentication(sent)
    const found = evidence(
      inRequest(sent, 'header.Authorization'),
      'at most one method',
      methods.length === 0 ? 'none, as a public client' : methods.join(' and '),
    )
    return methods.length < 2
      ? pass(found)
      : fail(
          'Send the credentials once: in the Authorization header or in the body, not both.',
          found,
        )
  })
}

function grantIn({ sentFields }: ExchangeFacts): string {
  return parameter(sentFields, 'grant_type') ?? ''
}

export function judgeClientNamed(exchange: Exchange): Verdict {
  return whenSent(exchange, (sent) => {
    const { methods, client_ids } = readClientAuthentication(sent)
    const found = evidence(
      inRequest(sent, 'body.client_id'),
      'a client_id, or credentials that name the client',
      [...client_ids, ...methods].join(', ') || undefined,
    )
    if (client_ids.some((id) => id !== '') || methods.length > 0) return pass(found)
    // RFC 7521 §4.1: there the assertion itself says who asks.
    return /^urn:ietf:params:oauth:grant-type:(?:jwt|saml2)-bearer$/.test(grantIn(sent))
      ? notApplicable('The assertion of this grant names whoever asks.')
      : fail(
          'Send the client_id: a client without credentials has to name itself in the body.',
          found,
        )
  })
}
