import type { TextField } from '../core/http.ts'
import { readJwt } from '../core/read-jwt.ts'
import { type Row, fieldRows } from './rows.ts'

/** What a parameter of an authorization response is, for one that belongs to no run here. */
const words: Readonly<Record<string, string>> = {
  code: 'the authorization code: good once, for a minute or so, and only for the client that asked',
  state: 'the value that the client sent along; it must be compared with the one in its session',
  iss: 'who answers (RFC 9207); it must be the issuer that was asked',
  error: 'why there is no code',
  error_description: 'the same in words for the developer',
  error_uri: 'a page about the error',
  access_token: 'an access token in the front channel: browsers, logs and extensions can read it',
  id_token: 'an ID Token in the front channel: it needs its nonce verified',
  token_type: 'how the access token is used',
  expires_in: 'seconds that the access token lives',
  session_state: 'for OpenID Connect Session Management; not the state',
  scope: 'what was granted',
  response: 'a signed response (JARM): decode it as a JWT',
}

/** The parameters as rows, each with what it is. */
export function callbackRows(parameters: readonly TextField[]): Row[] {
  return fieldRows('callback', parameters).map((row) => {
    const text = words[row.name] ?? (readJwt(row.value) ? 'a JWT' : 'this server’s own')
    return { ...row, note: { text } }
  })
}

/** What the response says on the whole. */
export function callbackMeaning(parameters: readonly TextField[]): {
  readonly tone: 'ok' | 'warn' | 'bad'
  readonly title: string
  readonly text: string
} {
  const names = new Set(parameters.map(([name]) => name))
  if (names.has('error') && names.has('code')) {
    return {
      tone: 'bad',
      title: 'It brings a code and an error at once.',
      text: 'A response is one or the other. Do not use this code.',
    }
  }
  if (names.has('error')) {
    return {
      tone: 'bad',
      title: 'The authorization server refused.',
      text: 'No code came. What the server says, and what is known of it, stands below.',
    }
  }
  if (names.has('access_token') || names.has('id_token')) {
    return {
      tone: 'warn',
      title: 'Tokens came in the address itself.',
      text: 'This is the implicit flow, or a hybrid one: RFC 9700 §2.1.2 advises against it. Ask with response_type=code.',
    }
  }
  return {
    tone: names.has('state') ? 'ok' : 'warn',
    title: 'The login succeeded: it brings a code.',
    text: names.has('state')
      ? 'The client compares the state and exchanges the code at the token endpoint. No run here waits for this state, so it belongs to another client, or was used already.'
      : 'It has no state, so the client cannot tell whether it asked for this login (RFC 9700 §4.7).',
  }
}
