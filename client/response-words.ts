import type { BodyProblem } from '../core/http.ts'
import { headerOf, type HttpResponse, isRecorded } from '../core/http.ts'
import type { JsonProblem, JsonReading } from '../core/read-json.ts'
import type { Timings } from '../core/run.ts'

/** `DNS 2 · TCP 9 · TLS 20 · wait 84 · 121 ms in all`; phases that did not happen are left out. */
export function timingWords({ dns, tcp, proxy, tls, firstByte, total }: Timings): string {
  const phases = [
    ['DNS', dns],
    ['TCP', tcp],
    ['proxy', proxy],
    ['TLS', tls],
    ['wait', firstByte],
  ] as const
  const shown = phases.flatMap(([name, ms]) => (ms === undefined ? [] : [`${name} ${round(ms)}`]))
  return [...shown, `${round(total)} ms in all`].join(' · ')
}

function round(milliseconds: number): number {
  return Math.round(milliseconds)
}

/** What is wrong with a body, one sentence each: what was found and what it means. */
export function bodyWords(response: HttpResponse, json: JsonReading): string[] {
  return [...response.problems.map(readingWords), ...jsonWords(response, json)]
}

function readingWords(problem: BodyProblem): string {
  switch (problem.kind) {
    case 'cut-at-limit':
      return `The body is longer than ${problem.limit.toLocaleString('en')} bytes: reading stopped there.`
    case 'truncated':
      return 'The connection ended before the body was complete.'
    case 'not-recorded':
      return 'The recording left the body out: what stood in it is not known.'
    case 'longer-than-announced':
      return 'More bytes came than Content-Length announced; they are left out.'
    case 'invalid-utf-8':
      return 'The body is not valid UTF-8: bytes that cannot be read are shown as �.'
    case 'byte-order-mark':
      return 'The body begins with a byte order mark, which strict JSON readers refuse.'
    case 'undecodable':
      return `The body could not be decoded from ${problem.encoding}.`
  }
}

function jsonWords(response: HttpResponse, { problems }: JsonReading): string[] {
  const type = headerOf(response.headers, 'content-type') ?? ''
  const html = /html/i.test(type) || /^\s*</.test(response.body)
  const claimsJson = /json/i.test(type)
  return problems.flatMap((problem) => {
    if (problem.kind === 'empty')
      return response.status === 204 || !isRecorded(response) ? [] : ['The body is empty.']
    if (problem.kind === 'invalid' && html)
      return ['The body is a web page, where JSON was to come. Its title often says what is wrong.']
    if (problem.kind === 'invalid' && !claimsJson) return []
    return [jsonProblemWords(problem)]
  })
}

function jsonProblemWords(problem: JsonProblem): string {
  switch (problem.kind) {
    case 'empty':
      return 'The body is empty.'
    case 'invalid':
      return `The body is no JSON: ${problem.message}.`
    case 'too-deep':
      return `The JSON is nested deeper than ${problem.limit} levels, so it is shown as text.`
    case 'too-large':
      return `The body has more than ${problem.limit / 1_000_000} million characters, so it is shown as text and not judged.`
    case 'duplicate-member':
      return `The member “${problem.name}” stands there more than once; most readers take the last.`
  }
}
