import type { TextField } from '../../core/http.ts'

/** What has come of an answer so far. Informational (1xx) responses leave `status` open. */
export interface Received {
  status?: number
  statusText?: string
  headers?: readonly TextField[]
  readonly body: Buffer[]
  /** Of the body, still encoded. */
  bytes: number
}

/** The reason to end a connection whose answer has a status line of another protocol. */
export class OtherProtocol extends Error {
  constructor() {
    super('The status line is none of HTTP/1')
  }
}

/** The reason to end a connection that brought too many bytes before any body. */
export class HeadTooLarge extends Error {
  constructor() {
    super('The head of the answer is too large')
  }
}
