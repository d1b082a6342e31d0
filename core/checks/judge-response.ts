import { type Verdict, fail, notApplicable, pass } from '../check.ts'
import type { ExchangeFacts, ResponseFacts } from '../facts.ts'
import { type BodyProblem, headerOf, isRecorded } from '../http.ts'
import { asObject } from '../read-json.ts'
import { asText, evidence, inResponse, remark } from './pointers.ts'
import { isDamaged, whenAnswered, whenBody } from './when.ts'

/** Requirements on a response that several steps share; each step states them as its own check. */

/** The server answers by itself: a 3xx has to be followed, and no client follows it with a secret. */
export function judgeNoRedirect(exchange: ExchangeFacts | undefined): Verdict {
  return whenAnswered(exchange, (response) => {
    const { status, headers } = response.entry.response
    if (status < 300 || status > 399)
      return pass(remark(inResponse(response, 'status'), `${status}`))
    const location = headerOf(headers, 'Location')
    return fail(
      `Ask at the address the server points to${location ? `: ${asText(location)}` : ''}. Compare host, path, http and https, and a trailing slash with what the provider documents.`,
      evidence(inResponse(response, 'status'), 'an answer, not a redirect', `${status}`),
      evidence(inResponse(response, 'header.Location'), 'no Location', location),
    )
  })
}

/** No 5xx, which is the server's own failure, and no 429. */
export function judgeServerWorks(exchange: ExchangeFacts | undefined): Verdict {
  return whenAnswered(exchange, (response) => {
    const { status, headers } = response.entry.response
    const at = inResponse(response, 'status')
    if (status !== 429 && status < 500) return pass(remark(at, `${status}`))
    const after = headerOf(headers, 'Retry-After')
    const wait = after ? `Retry-After says ${asText(after)}` : 'there is no Retry-After'
    return fail(
      status === 429
        ? `Wait, then send it once more; ${wait}. Send fewer requests, and keep what was answered.`
        : `Nothing in the request has to be wrong. Send it once more later (${wait}); if it stays, give the server’s operator the time and this response.`,
      evidence(at, 'a status below 500 and not 429', `${status}`),
    )
  })
}

/** Every byte of the body came and could be decoded. */
export function judgeWhole(exchange: ExchangeFacts | undefined): Verdict {
  return whenAnswered(exchange, (response) => {
    const at = inResponse(response, 'body')
    if (!isRecorded(response.entry.response))
      return notApplicable('The recording left the body out, whole or not.')
    if (!isDamaged(response))
      return pass(remark(at, `${response.entry.response.encodedBytes} bytes`))
    const problems = response.entry.response.problems.map(describeProblem).join('; ')
    return fail(
      'Look for what stands between: a proxy that cuts or compresses again, a wrong Content-Length or Content-Encoding. Send the request once more to see whether it is always so.',
      evidence(at, 'a complete body', problems),
    )
  })
}

function describeProblem(problem: BodyProblem): string {
  switch (problem.kind) {
    case 'cut-at-limit':
      return `cut at the limit of ${problem.limit} bytes`
    case 'truncated':
      return 'ended before its announced length'
    case 'not-recorded':
      return 'left out of the recording'
    case 'longer-than-announced':
      return 'more bytes than its announced length'
    case 'invalid-utf-8':
      return 'bytes that are not UTF-8'
    case 'byte-order-mark':
      return 'a byte order mark'
    case 'undecodable':
      return `cannot be decoded as ${problem.encoding}`
  }
}

/** The body is a JSON object; an HTML page is said to be one. */
export function judgeJsonObject(exchange: ExchangeFacts | undefined, fix: string): Verdict {
  return whenBody(exchange, (response) => {
    const at = inResponse(response, 'body')
    if (asObject(response.json.value)) return pass(remark(at, 'a JSON object'))
    return fail(fix, evidence(at, 'a JSON object', kindOfBody(response)))
  })
}

/** What a body is that is no JSON object. */
function kindOfBody({ entry, json, members }: ResponseFacts): string {
  const body = entry.response.body.trim()
  if (body === '') return 'an empty body'
  if (/^(?:<!doctype html|<html|<head|<body)/i.test(body)) return titled(body)
  if (body.startsWith('<')) return 'XML'
  if (members) return 'a form, not JSON'
  if (Array.isArray(json.value)) return 'a JSON array'
  if (json.value !== undefined) return `JSON, but no object: ${asText(json.value)}`
  if (json.problems.some(({ kind }) => kind === 'too-large'))
    return `${Math.round(body.length / 1_000_000)} million characters, too many to be read as a protocol message`
  return json.problems.some(({ kind }) => kind === 'too-deep')
    ? 'JSON nested deeper than any protocol message'
    : `text that is not JSON: ${asText(body)}`
}

function titled(html: string): string {
  const title = /<title>([^<]{1,200})/i.exec(html.slice(0, 20_000))?.[1]?.trim()
  return title ? `an HTML page titled “${title}”` : 'an HTML page'
}

/** A JSON object says so in its Content-Type. */
export function judgeMediaType(exchange: ExchangeFacts | undefined): Verdict {
  return whenBody(exchange, (response) => {
    if (!asObject(response.json.value)) return notApplicable('The body is not a JSON object.')
    const { mediaType } = response
    const found = evidence(
      inResponse(response, 'header.Content-Type'),
      'application/json',
      mediaType === '' ? undefined : mediaType,
    )
    return /^application\/(?:[\w.-]+\+)?json$/.test(mediaType)
      ? pass(found)
      : fail(
          'The server has to send Content-Type: application/json. Strict clients refuse the body otherwise; tell the server’s operator.',
          found,
        )
  })
}

/** No member of a JSON object stands twice: readers differ on which of the two counts. */
export function judgeUniqueMembers(exchange: ExchangeFacts | undefined): Verdict {
  return whenBody(exchange, (response) => {
    if (!asObject(response.json.value)) return notApplicable('The body is not a JSON object.')
    const repeated = response.json.problems.flatMap((problem) =>
      problem.kind === 'duplicate-member' ? [problem.name] : [],
    )
    if (repeated.length === 0) return pass(remark(inResponse(response, 'body'), 'none repeats'))
    return fail(
      'The server has to write each member once. Until then clients may read different values from the same answer.',
      ...repeated.map((name) => evidence(inResponse(response, `json.${name}`), 'once', 'twice')),
    )
  })
}
