import type { FastifyReply, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import { sendProblem } from './problem.ts'

/** The body, when it is what the schema says; or else undefined, with the problem answered. */
export function readBody<Schema extends v.GenericSchema>(
  schema: Schema,
  request: FastifyRequest,
  reply: FastifyReply,
): v.InferOutput<Schema> | undefined {
  const result = v.safeParse(schema, request.body)
  if (result.success) return result.output
  const issues = result.issues.slice(0, 5).map(describe)
  void sendProblem(reply, 'invalid-body', `${issues.join('; ')}.`)
  return undefined
}

/** Where, and what was expected. Never what was found: it may be a secret. */
function describe(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue) ?? 'the body'
  // Our own words, which quote nothing secret.
  if (issue.type === 'raw_check') return `${path}: ${issue.message.replace(/\.$/, '')}`
  return `${path}: expected ${issue.expected ?? issue.type.replaceAll('_', ' ')}`
}
