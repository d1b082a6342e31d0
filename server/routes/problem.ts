import type { FastifyReply } from 'fastify'

/** What the API refuses, or fails at: the stable code, its HTTP status and its title. */
const problems = {
  'malformed-request': [400, 'The request is not well formed'],
  'malformed-json': [400, 'The body is not acceptable JSON'],
  'password-needed': [401, 'The password is needed'],
  'wrong-password': [401, 'The password is not right'],
  'host-not-allowed': [403, 'This address is not one of the tool’s own'],
  'origin-not-allowed': [403, 'The request comes from another site'],
  'not-found': [404, 'There is nothing at this address'],
  'connection-not-found': [404, 'There is no such connection'],
  'fault-not-found': [404, 'There is no such fault'],
  'trial-not-found': [404, 'There is no such probe or experiment'],
  'run-not-found': [404, 'There is no such run'],
  'method-not-allowed': [405, 'This address does not take that method'],
  'built-in': [409, 'The built-in connection cannot be changed'],
  imported: [409, 'An imported run is only to be looked at'],
  busy: [409, 'A message of this run is being sent'],
  'run-moved-on': [409, 'The run has moved on'],
  'step-not-ready': [409, 'Something is missing for this step'],
  'strict-stop': [409, 'A right client stops here'],
  'body-too-large': [413, 'The body is too large'],
  'unsupported-media-type': [415, 'Bodies of this type are not taken'],
  'invalid-body': [422, 'The body does not say what is needed'],
  'not-a-callback': [422, 'This is not a callback'],
  'not-evidence': [422, 'This is nothing a diagnosis can start from'],
  'secret-in-front-channel': [422, 'A secret does not belong in the browser'],
  'step-sends-nothing': [422, 'This step sends nothing'],
  'unsafe-navigation': [422, 'The browser is not sent there'],
  'too-many-attempts': [429, 'Too many attempts'],
  internal: [500, 'Something went wrong in the tool'],
  'storage-failed': [503, 'The tool cannot use its data'],
  'too-many-streams': [503, 'Too many pages follow runs'],
} as const satisfies Readonly<Record<string, readonly [status: number, title: string]>>

export type ProblemCode = keyof typeof problems

/**
 * Answers with a problem (RFC 9457). `detail` is for a person: what was found and what to do; it
 * never carries a secret. `members` are added as they are.
 */
export function sendProblem(
  reply: FastifyReply,
  code: ProblemCode,
  detail: string,
  members: Readonly<Record<string, unknown>> = {},
): FastifyReply {
  const [status, title] = problems[code]
  return reply
    .code(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send({
      ...{ type: `urn:oauth-flow-explorer:problem:${code}`, title, status, detail, code },
      ...members,
    })
}
