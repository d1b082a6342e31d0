import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'

/** A whole HTTP answer: the last value before it is written. */
export interface Answer {
  readonly status: number
  readonly headers: OutgoingHttpHeaders
  readonly body: string | Buffer
}

/** Writes to the connection itself, for what no `Answer` can say: hang, drop, drip, flood. */
export type TakeOver = (response: ServerResponse) => void | Promise<void>

/** An answer with a JSON body that no cache keeps. */
export function jsonAnswer(
  status: number,
  body: object,
  headers: OutgoingHttpHeaders = {},
): Answer {
  return {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      ...headers,
    },
    body: JSON.stringify(body),
  }
}

/** An answer with an HTML body that no cache keeps, as a proxy or a broken server would send. */
export function htmlAnswer(status: number, body: string): Answer {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    body,
  }
}

/** Writes an answer, or lets a `TakeOver` do so. `content-length` is counted unless it was set. */
export async function writeAnswer(
  response: ServerResponse,
  answer: Answer | TakeOver,
): Promise<void> {
  if (typeof answer === 'function') return answer(response)
  const length = Buffer.byteLength(answer.body)
  response.writeHead(answer.status, { 'content-length': length, ...answer.headers })
  response.end(answer.body)
}
