import type { HttpResponse } from '../../core/http.ts'
import type { Wire } from '../../core/run.ts'

/** No byte of the request left. The code is stable; the message says what to do next. */
export interface Failure {
  readonly kind: 'failed'
  readonly code: string
  readonly message: string
  /** As far as the connection got. */
  readonly wire?: Wire
}

/** Bytes left and no complete response came: the server may have acted on them. */
export interface Unknown {
  readonly kind: 'unknown'
  readonly code: string
  readonly message: string
  readonly wire?: Wire
}

/** What became of a request. Nothing a peer does is thrown. */
export type Outcome =
  | { readonly kind: 'response'; readonly response: HttpResponse; readonly wire: Wire }
  | Failure
  | Unknown

/** A code and a message, before it is known whether a byte left. */
export interface Trouble {
  readonly code: string
  readonly message: string
}

/** A failure with that code (kebab-case) and message. */
export function failure(code: string, message: string): Failure {
  return { kind: 'failed', code, message }
}

/** True for a failure, beside whatever a step gives when it succeeds. */
export function isFailure(result: object): result is Failure {
  return 'kind' in result && result.kind === 'failed'
}
