import { type Connection, type GrantType, grantOf } from '../core/connection.ts'
import type { GrantSecretName } from '../core/http.ts'
import type { ConnectionDraft } from './api.ts'

/** The grant and what stands beside its secrets, as it was chosen and typed. */
export interface GrantForm {
  grantType: GrantType
  username: string
  subjectTokenType: string
  actorTokenType: string
  /** Empty: the server chooses. */
  requestedTokenType: string
  /** Which token of which run each is; empty when it was typed. */
  subjectFrom: string
  actorFrom: string
}

/** A grant as a person chooses it. */
interface GrantChoice {
  readonly grant: GrantType
  readonly title: string
  readonly words: string
  /** What the grant begins with, which only the server keeps. */
  readonly secrets: readonly { readonly name: GrantSecretName; readonly label: string }[]
}

/** The grants in the order of their worth; the legacy one last, with its reason. */
export const grantChoices: readonly GrantChoice[] = [
  {
    grant: 'authorization_code',
    title: 'Authorization code',
    words: 'The user logs in with a browser, which brings the client a code.',
    secrets: [],
  },
  {
    grant: 'client_credentials',
    title: 'Client credentials',
    words: 'No user: the client gets a token for itself (RFC 6749 §4.4).',
    secrets: [],
  },
  {
    grant: 'urn:ietf:params:oauth:grant-type:device_code',
    title: 'Device authorization',
    words: 'The user types a code in on another device, and the client asks meanwhile (RFC 8628).',
    secrets: [],
  },
  {
    grant: 'refresh_token',
    title: 'A refresh token you have',
    words: 'The run begins with the refresh: to see what becomes of a token from elsewhere.',
    secrets: [{ name: 'refresh_token', label: 'Refresh token' }],
  },
  {
    grant: 'urn:ietf:params:oauth:grant-type:token-exchange',
    title: 'Token exchange',
    words: 'One token is handed in for another, for a user or on behalf of one (RFC 8693).',
    secrets: [
      { name: 'subject_token', label: 'Subject token' },
      { name: 'actor_token', label: 'Actor token (optional)' },
    ],
  },
  {
    grant: 'password',
    title: 'Password (legacy)',
    words:
      'The client itself asks for the user’s password. OAuth 2.1 has this grant no more: no second factor, no single sign-on, and every client sees the password.',
    secrets: [{ name: 'password', label: 'The user’s password' }],
  },
]

/** The types of token that RFC 8693 §3 registers. */
export const tokenTypes = [
  'urn:ietf:params:oauth:token-type:access_token',
  'urn:ietf:params:oauth:token-type:id_token',
  'urn:ietf:params:oauth:token-type:refresh_token',
  'urn:ietf:params:oauth:token-type:jwt',
  'urn:ietf:params:oauth:token-type:saml2',
]

const [accessToken = ''] = tokenTypes

/** A saved connection's, in the form; without one the authorization code. */
export function grantFields(connection: Partial<Connection>): GrantForm {
  const { tokenExchange, username = '' } = connection
  return {
    grantType: grantOf(connection),
    username,
    subjectTokenType: tokenExchange?.subject_token_type ?? accessToken,
    actorTokenType: tokenExchange?.actor_token_type ?? accessToken,
    requestedTokenType: tokenExchange?.requested_token_type ?? '',
    subjectFrom: tokenExchange?.subject_from ?? '',
    actorFrom: tokenExchange?.actor_from ?? '',
  }
}

/** What the backend is asked to save of it: nothing of the grants that were not chosen. */
export function grantDraft(
  form: GrantForm,
): Pick<ConnectionDraft, 'grant_type' | 'username' | 'tokenExchange'> {
  const { grantType, username, subjectTokenType, actorTokenType, requestedTokenType } = form
  const { subjectFrom, actorFrom } = form
  return {
    ...(grantType !== 'authorization_code' && { grant_type: grantType }),
    ...(grantType === 'password' && { username: username.trim() }),
    ...(grantType === 'urn:ietf:params:oauth:grant-type:token-exchange' && {
      tokenExchange: {
        subject_token_type: subjectTokenType,
        actor_token_type: actorTokenType,
        requested_token_type: requestedTokenType,
        ...(subjectFrom !== '' && { subject_from: subjectFrom }),
        ...(actorFrom !== '' && { actor_from: actorFrom }),
      },
    }),
  }
}

/** What was typed of the grant's secrets, for the backend to keep. */
export function grantSecretsDraft(
  typed: Readonly<Partial<Record<GrantSecretName, string>>>,
): Pick<ConnectionDraft, 'grant_secrets'> {
  const entered = Object.entries(typed).filter(([, text]) => text !== '')
  return entered.length > 0 ? { grant_secrets: Object.fromEntries(entered) } : {}
}
