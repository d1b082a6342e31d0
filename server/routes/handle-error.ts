import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { rowDamaged } from '../store/stored-json.ts'
import { isApi } from './guard-host.ts'
import { type ProblemCode, sendProblem } from './problem.ts'

const known: Readonly<Record<number, readonly [ProblemCode, string]>> = {
  400: ['malformed-request', 'The address, the headers or the body could not be read.'],
  404: ['not-found', 'The address is not one of this API.'],
  408: ['malformed-request', 'The request took too long to arrive.'],
  413: ['body-too-large', 'At most 1 MiB is taken.'],
  414: ['malformed-request', 'The address is too long.'],
  415: ['unsupported-media-type', 'Send JSON as application/json, not compressed.'],
  429: ['too-many-attempts', 'Wait a minute, then try again.'],
}

/** What the database says when the disk does not do its part, and what to do about it. */
const storage: readonly (readonly [code: RegExp, advice: string])[] = [
  [/^SQLITE_FULL/, 'The disk is full. Make room, then try again.'],
  [
    /^SQLITE_(?:READONLY|CANTOPEN|PERM|AUTH)/,
    'The data folder cannot be written to. Give this user the right to do so, then try again.',
  ],
  [/^SQLITE_(?:BUSY|LOCKED)/, 'Another program, such as a backup, holds the data. Try again.'],
  [
    new RegExp(`^${rowDamaged}$`),
    'What is stored of this run is damaged; the other runs are not. Delete it, or stop the tool and put a copy of explorer.sqlite back.',
  ],
  [
    /^SQLITE_(?:CORRUPT|NOTADB)/,
    'The data is damaged. Stop the tool, put a copy of explorer.sqlite back, or start with another folder (--data).',
  ],
  [/^SQLITE_IOERR/, 'The disk reports an error. Look at the system’s log.'],
]

/**
 * Answers for whatever was thrown, without its words: they could quote a value. What is not the
 * request's fault is logged under the request's id, which the answer carries too.
 */
export function handleError(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const [code, detail] = describe(error, request.id)
  if (code === 'internal' || code === 'storage-failed')
    request.log.error({ err: error }, 'request failed')
  if (isApi(request)) return sendProblem(reply, code, detail, { request: request.id })
  const status = error.statusCode !== undefined && error.statusCode < 500 ? error.statusCode : 500
  return reply.code(status).type('text/plain; charset=utf-8').send(`${detail}\n`)
}

function describe(error: FastifyError, id: string): readonly [ProblemCode, string] {
  if (error instanceof SyntaxError || /^FST_ERR_CTP_\w+_JSON_BODY$/.test(error.code)) {
    return ['malformed-json', 'It is empty, not JSON, nested too deep, or names “__proto__”.']
  }
  const advice = storage.find(([pattern]) => pattern.test(error.code))?.[1]
  if (advice !== undefined)
    return ['storage-failed', `${advice}${keptNote(error.code)} (${error.code}, ${id})`]
  const problem = known[error.statusCode ?? 500]
  if (problem) return problem
  return [
    'internal',
    `It is logged on standard error under ${id}. What was recorded before is safe; reload the page to see it.`,
  ]
}

function keptNote(code: string): string {
  return /CORRUPT|NOTADB/.test(code) ? '' : ' What was recorded before is kept.'
}
