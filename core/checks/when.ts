import { type Verdict, inconclusive, notApplicable } from '../check.ts'
import type { CallbackFacts, ExchangeFacts, RequestFacts, ResponseFacts } from '../facts.ts'
import { isRecorded } from '../http.ts'

/** A response whose body is a JSON object, or a form where a server answers with one. */
export interface Answer {
  readonly response: ResponseFacts
  readonly status: number
  readonly members: Readonly<Record<string, unknown>>
}

/** Judges a request of the front channel once it was sent. */
export function whenAsked(
  request: RequestFacts | undefined,
  judge: (request: RequestFacts) => Verdict,
): Verdict {
  return request ? judge(request) : notApplicable('No authorization request was sent.')
}

/** Judges a callback once it came. */
export function whenCalledBack(
  callback: CallbackFacts | undefined,
  judge: (callback: CallbackFacts) => Verdict,
): Verdict {
  return callback ? judge(callback) : notApplicable('No authorization response has come.')
}

/** Judges a request of the back channel once it was sent, answered or not. */
export function whenSent<E extends ExchangeFacts>(
  exchange: E | undefined,
  judge: (exchange: E) => Verdict,
): Verdict {
  return exchange ? judge(exchange) : notApplicable('This message was not sent.')
}

/** Judges a complete response, whatever its status and body. */
export function whenAnswered<E extends ExchangeFacts>(
  exchange: E | undefined,
  judge: (response: ResponseFacts, exchange: E) => Verdict,
): Verdict {
  return whenSent(exchange, (sent) =>
    sent.response ? judge(sent.response, sent) : notApplicable('No complete response came.'),
  )
}

/** Judges the body of a response that should carry one to read: not a redirect, 429 or 5xx. */
export function whenBody<E extends ExchangeFacts>(
  exchange: E | undefined,
  judge: (response: ResponseFacts, exchange: E) => Verdict,
): Verdict {
  return whenAnswered(exchange, (response, sent) => {
    const { status } = response.entry.response
    const judged = (status >= 200 && status < 300) || (status >= 400 && status < 500)
    if (!judged || status === 429) return notApplicable(`The status ${status} promises no body.`)
    if (!isRecorded(response.entry.response)) return unrecorded
    return isDamaged(response)
      ? notApplicable('The body did not arrive whole, which another check reports.')
      : judge(response, sent)
  })
}

/** Judges a JSON object, or a form, of whatever status. */
export function whenMembers<E extends ExchangeFacts>(
  exchange: E | undefined,
  judge: (answer: Answer, exchange: E) => Verdict,
): Verdict {
  return whenBody(exchange, (response, sent) =>
    response.members
      ? judge({ response, status: response.entry.response.status, members: response.members }, sent)
      : notApplicable('The body has no members to read, which another check reports.'),
  )
}

/** Judges a success with members: 2xx and no `error` inside. */
export function whenGranted<E extends ExchangeFacts>(
  exchange: E | undefined,
  judge: (answer: Answer, exchange: E) => Verdict,
): Verdict {
  return whenMembers(exchange, (answer, sent) =>
    answer.status < 300 && answer.members['error'] === undefined
      ? judge(answer, sent)
      : notApplicable('The answer is an error response.'),
  )
}

/** Judges an error response: a member `error`, with whatever status. */
export function whenRefused<E extends ExchangeFacts>(
  exchange: E | undefined,
  judge: (error: string, answer: Answer, exchange: E) => Verdict,
): Verdict {
  return whenMembers(exchange, (answer, sent) => {
    const { error } = answer.members
    return typeof error === 'string'
      ? judge(error, answer, sent)
      : notApplicable('The answer is not an error response.')
  })
}

const unrecorded = inconclusive(
  'The recording left the body of this answer out.',
  'Record the login again with the bodies: keep the developer tools open from the start, and export the HAR with its content.',
)

/** True when the bytes of the body were cut, damaged or could not be decoded. */
export function isDamaged({ entry }: ResponseFacts): boolean {
  return entry.response.problems.some(({ kind }) => kind !== 'byte-order-mark')
}

/** For a verdict that needs a message which the trace does not have. */
export function lacking(what: string): Verdict {
  return inconclusive(
    `The trace has no ${what} to compare with.`,
    `Run the flow from its beginning, so that the ${what} is recorded.`,
  )
}
