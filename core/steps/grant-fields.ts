import { askedParameters } from '../asked-parameters.ts'
import { type Connection, type GrantType, grantOf, scopeOnWire } from '../connection.ts'
import type { Field, GrantSecretName } from '../http.ts'
import { callbackInHand, drawnInHand, parameter, parametersInHand } from '../in-hand.ts'
import type { Run } from '../run.ts'
import { deviceCodeInHand } from './device-code.ts'

/** What a grant's token request sends beside the client's credentials, and what it needs first. */
interface Grant {
  fields(run: Run): readonly Field[]
  missing(run: Run): readonly string[]
  basedOn?(run: Run): number | undefined
}

/** The grant of a run's token request. */
export function grantFor({ connection }: Run): Grant {
  return grants[grantOf(connection)]
}

const grants: Readonly<Record<GrantType, Grant>> = {
  authorization_code: {
    fields: codeFields,
    missing: (run) =>
      callbackInHand(run) ? lackOfCode(parametersInHand(run)) : ['a code: log in first'],
    basedOn: (run) => callbackInHand(run)?.id,
  },
  // RFC 6749 §4.4.2
  client_credentials: {
    fields: ({ connection }) => [
      ['grant_type', 'client_credentials'],
      ...accessAsked(connection),
      ...connection.authorizationParameters,
    ],
    missing: ({ connection }) =>
      connection.clientAuthentication === 'none'
        ? ['client authentication: only a confidential client may use this grant']
        : [],
  },
  // RFC 8628 §3.4
  'urn:ietf:params:oauth:grant-type:device_code': {
    fields: (run) => [
      ['grant_type', 'urn:ietf:params:oauth:grant-type:device_code'],
      ['device_code', deviceCodeInHand(run)?.device_code ?? ''],
    ],
    missing: (run) =>
      deviceCodeInHand(run) ? [] : ['a device_code: send the device authorization request first'],
    basedOn: (run) => deviceCodeInHand(run)?.entry,
  },
  // Its only token request is the refresh, which is a step of its own.
  refresh_token: { fields: () => [], missing: () => ['nothing: this grant is a refresh'] },
  // RFC 8693 §2.1
  'urn:ietf:params:oauth:grant-type:token-exchange': {
    fields: exchangeFields,
    missing: (run) => lackOf(run, 'subject_token', 'the subject_token: enter it in the connection'),
  },
  // RFC 6749 §4.3.2
  password: {
    fields: ({ connection }) => [
      ['grant_type', 'password'],
      ['username', connection.username ?? ''],
      ['password', { secret: 'password' }],
      ...accessAsked(connection),
      ...connection.authorizationParameters,
    ],
    missing: (run) => [
      ...(run.connection.username ? [] : ['a user name: enter it in the connection']),
      ...lackOf(run, 'password', 'the user’s password: enter it in the connection'),
    ],
  },
}

/** What to say when the server does not hold what the grant begins with. */
export function lackOf({ connection }: Run, name: GrantSecretName, words: string): string[] {
  return connection.grantSecrets?.includes(name) ? [] : [words]
}

function accessAsked(connection: Connection): Field[] {
  return [...present('scope', scopeOnWire(connection)), ...present('audience', connection.audience)]
}

/**
 * `redirect_uri` repeats what the authorization request sent, since the two must be identical
 * (RFC 6749 §4.1.3); the verifier goes along when a challenge was sent (RFC 7636 §4.5). Of several
 * resources the first is named: a token is best for one (RFC 8707 §2.2).
 */
function codeFields(run: Run): Field[] {
  const asked = askedParameters(run)
  const redirect_uri = parameter(asked, 'redirect_uri')
  const challenged = parameter(asked, 'code_challenge') !== undefined
  const code = parameter(parametersInHand(run), 'code')
  return [
    ['grant_type', 'authorization_code'],
    ['code', code ?? ''],
    ...(redirect_uri === undefined ? [] : [['redirect_uri', redirect_uri] as const]),
    ...(challenged ? [['code_verifier', drawnInHand(run)['code_verifier'] ?? ''] as const] : []),
    ...present('resource', parameter(asked, 'resource')),
  ]
}

function lackOfCode(parameters: readonly (readonly [string, string])[]): string[] {
  if (parameter(parameters, 'code')) return []
  const error = parameter(parameters, 'error')
  return [
    error
      ? `a code: the callback brought the error ${error} instead`
      : 'a code: the callback brought none',
  ]
}

function exchangeFields({ connection }: Run): Field[] {
  const { tokenExchange, grantSecrets } = connection
  const acts = grantSecrets?.includes('actor_token') === true
  return [
    ['grant_type', 'urn:ietf:params:oauth:grant-type:token-exchange'],
    ['subject_token', { secret: 'subject_token' }],
    ['subject_token_type', tokenExchange?.subject_token_type ?? accessTokenType],
    ...(acts ? actorFields(tokenExchange?.actor_token_type) : []),
    ...present('requested_token_type', tokenExchange?.requested_token_type),
    ...accessAsked(connection),
    ...connection.authorizationParameters,
  ]
}

/** The type of an access token (RFC 8693 §3). */
const accessTokenType = 'urn:ietf:params:oauth:token-type:access_token'

function actorFields(type = accessTokenType): Field[] {
  return [
    ['actor_token', { secret: 'actor_token' }],
    ['actor_token_type', type],
  ]
}

function present(name: string, value: string | undefined): Field[] {
  return value ? [[name, value]] : []
}
