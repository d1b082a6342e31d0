import type { Connection } from '../core/connection.ts'
import type { ConnectionDraft } from './api.ts'

/** How the authorization request travels and how it is answered, as it was chosen. */
export interface AskingForm {
  responseType: string
  /** Empty: the default of the response type. */
  responseMode: string
  pushed: boolean
  /** What the request object is signed with; empty: there is none. */
  requestObject: string
  /** The browser carries the object's address alone. */
  byReference: boolean
  /** The origin that address has; empty: that of this page. */
  servedFrom: string
}

/** A saved connection's, in the form; without a connection a plain request for a code. */
export function askingFields({
  response_type = 'code',
  response_mode = '',
  pushed = false,
  requestObject,
}: Partial<Connection>): AskingForm {
  return {
    responseType: response_type,
    responseMode: response_mode,
    pushed,
    requestObject: requestObject?.alg ?? '',
    byReference: requestObject?.servedFrom !== undefined,
    servedFrom: requestObject?.servedFrom ?? '',
  }
}

/** What the backend is asked to save of it; what every request has is left out. */
export function askingDraft({
  responseType,
  responseMode,
  pushed,
  requestObject,
  byReference,
  servedFrom,
}: AskingForm): Pick<
  ConnectionDraft,
  'response_type' | 'response_mode' | 'pushed' | 'requestObject'
> {
  return {
    ...(responseType !== 'code' && { response_type: responseType }),
    ...(responseMode !== '' && { response_mode: responseMode }),
    ...(pushed && { pushed }),
    ...(requestObject !== '' && {
      requestObject: {
        alg: requestObject,
        // What is pushed is never a reference (RFC 9126 §2.1).
        ...(byReference && !pushed && { servedFrom: servedFrom.trim() || location.origin }),
      },
    }),
  }
}

/** Of a response type that brings a token through the browser: why it is legacy (RFC 9700 §2.1.2). */
export function whyLegacy(responseType: string): string | undefined {
  if (responseType === 'code') return undefined
  return /\btoken\b/.test(responseType)
    ? 'Legacy: the access token stands in the browser’s address, where history, logs and scripts see it, and nothing ties it to who asked for it. RFC 9700 §2.1.2 says not to; code with PKCE does the same.'
    : 'Legacy: the ID Token comes through the browser, so personal data does, and only nonce and c_hash tie it to this login. code with PKCE brings it from the token endpoint.'
}
