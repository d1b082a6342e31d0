/**
 * Which values differ from run to run by their nature. They are compared by the part they play:
 * the second `state` of one run answers to the second `state` of the other.
 */

/** Drawn by the client or issued for one login: two runs must not share it. */
const single = ['state', 'nonce', 'code', 'code_challenge', 'code_verifier']

/** Anew each time, and carried from message to message. */
const fresh: ReadonlySet<string> = new Set([
  ...single,
  ...['access_token', 'id_token', 'refresh_token', 'jti'],
])

/** Anew each time too, but nothing is wrong when they happen to be the same. */
const passing: ReadonlySet<string> = new Set([
  ...['iat', 'exp', 'nbf', 'auth_time', 'updated_at', 'expires_at', 'expires_on', 'ext_expires_on'],
  ...['at_hash', 'c_hash', 's_hash', 'sid', 'session_state', 'uti', 'rh', 'aio', 'timestamp'],
  ...['trace_id', 'correlation_id', 'error_codes', 'device_secret', 'dpop'],
])

const passingHeader =
  /^(date|set-cookie|cookie|etag|age|expires|last-modified|content-length|server-timing|via|nel|report-to|cf-.*|alt-svc|traceparent|x-.*|ratelimit.*|.*request-?id.*|.*correlation.*)$/i

/** The role of a value: what it is called, wherever it stands; undefined for one to be equal. */
export function roleOf(part: string, name: string): string | undefined {
  if (part.includes('.header.') && !part.includes('token')) {
    if (/^authorization$/i.test(name)) return 'access_token'
    return passingHeader.test(name) ? name.toLowerCase() : undefined
  }
  return fresh.has(name) || passing.has(name) ? name : undefined
}

/** True of a value that two runs must not share. */
export function mustDiffer(role: string): boolean {
  return single.includes(role)
}

/** True of a value whose repetition within one run is part of the protocol. */
export function isCarried(role: string): boolean {
  return fresh.has(role)
}

/** Text without what a server makes up for each answer: ids, times, traces. */
export function withoutPassing(text: string): string {
  return text
    .replaceAll(/[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}/gi, '‹id›')
    .replaceAll(/\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(\.\d+)?(Z| UTC)?/g, '‹time›')
}
