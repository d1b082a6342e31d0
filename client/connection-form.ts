import type { ClientAuthenticationMethod, Connection } from '../core/connection.ts'
import type { Metadata } from '../core/metadata.ts'
import { readJson } from '../core/read-json.ts'
import type { TemplateConnection } from '../core/templates/template.ts'
import type { ConnectionDraft } from './api.ts'
import { type AskingForm, askingDraft, askingFields } from './asking-form.ts'
import { type GrantForm, grantDraft, grantFields } from './grant-form.ts'
import { type AssertionForm, assertionDraft, assertionFields } from './assertion-form.ts'
import { type NetworkForm, networkDraft, networkFields } from './network-form.ts'
import { type ProofForm, proofDraft, proofFields } from './proof-form.ts'
import {
  type Pair,
  type RequestsForm,
  requestsDraft,
  requestsFields,
  toFields,
  toPair,
} from './request-form.ts'
import { type RunForm, runDraft, runFields } from './run-form.ts'

export const endpointNames = [
  'authorization_endpoint',
  'token_endpoint',
  'jwks_uri',
  'userinfo_endpoint',
  'revocation_endpoint',
  'introspection_endpoint',
  'end_session_endpoint',
  'pushed_authorization_request_endpoint',
  'device_authorization_endpoint',
  'registration_endpoint',
] as const

export type EndpointName = (typeof endpointNames)[number]

/** What stands in the form, every field as it was typed. The secret is apart: it is never kept. */
export interface ConnectionForm
  extends NetworkForm, RunForm, AskingForm, AssertionForm, GrantForm, ProofForm, RequestsForm {
  name: string
  /** The id of the template it began with; empty when with none. */
  template: string
  issuer: string
  /** `auto`: OpenID's form of the address first, then RFC 8414's. */
  discovery: 'auto' | 'openid' | 'oauth'
  endpoints: Record<EndpointName, string>
  /** Further members of the metadata, each value as JSON. */
  members: Pair[]
  client_id: string
  /** A run registers a client, whose client_id then stands here. */
  register: boolean
  /** The origin at which that client’s keys are fetched; empty: they stand in the registration. */
  keysServedFrom: string
  clientAuthentication: ClientAuthenticationMethod
  basicFormEncoded: boolean
  redirect_uri: string
  scope: string
  audience: string
  /** On the wire; in the form they are typed with spaces. */
  scopeSeparator: ' ' | ','
  pkce: Connection['pkce']
  nonce: 'on' | 'off'
  parameters: Pair[]
}

/** A form as it first appears, with this tool's own callback. */
export function emptyForm(callback: string): ConnectionForm {
  return {
    name: '',
    template: '',
    ...serverFields({ scope: '', clientAuthentication: 'client_secret_basic' }),
    client_id: '',
    register: false,
    keysServedFrom: '',
    basicFormEncoded: true,
    redirect_uri: callback,
    ...networkFields({}),
    ...runFields({}),
    ...askingFields({}),
    ...assertionFields(),
    ...grantFields({}),
    ...proofFields({}),
  }
}

/** The fields that say what the server is and wants, which a template fills. */
export type ServerFields = Omit<
  ConnectionForm,
  | 'name'
  | 'template'
  | 'client_id'
  | 'register'
  | 'keysServedFrom'
  | 'basicFormEncoded'
  | 'redirect_uri'
  | keyof NetworkForm
  | keyof RunForm
  | keyof AskingForm
  | keyof AssertionForm
  | keyof GrantForm
  | keyof ProofForm
>

export function serverFields(
  connection: TemplateConnection & Pick<Partial<Connection>, 'discovery' | 'savedRequests'>,
): ServerFields {
  const { issuer = '', scope, scopeSeparator = ' ', audience = '', nonce = 'on' } = connection
  const { clientAuthentication, pkce = 'S256', metadata = {} } = connection
  return {
    ...{ issuer, clientAuthentication, scope, scopeSeparator, audience, pkce, nonce },
    discovery: connection.discovery ?? 'auto',
    endpoints: endpointsOf(metadata),
    members: membersOf(metadata),
    parameters: (connection.authorizationParameters ?? []).map(toPair),
    ...requestsFields(connection),
  }
}

/** A saved connection, in the form. */
export function formFromConnection(connection: Connection): ConnectionForm {
  const { name, client_id, basicFormEncoded, redirect_uri } = connection
  return {
    ...{ ...serverFields(connection), name, client_id, basicFormEncoded, redirect_uri },
    template: connection.template ?? '',
    register: connection.register ?? false,
    keysServedFrom: connection.keysServedFrom ?? '',
    ...networkFields(connection),
    ...askingFields(connection),
    ...assertionFields(connection),
    ...grantFields(connection),
    ...proofFields(connection),
    ...runFields(connection),
  }
}

function endpointsOf(metadata: Partial<Metadata>): Record<EndpointName, string> {
  return Object.fromEntries(endpointNames.map((name) => [name, metadata[name] ?? ''])) as Record<
    EndpointName,
    string
  >
}

function membersOf(metadata: Partial<Metadata>): ConnectionForm['members'] {
  const shown = new Set<string>(endpointNames)
  return Object.entries(metadata)
    .filter(([name]) => !shown.has(name))
    .map(([name, value]) => ({ name, value: JSON.stringify(value) }))
}

/**
 * What the backend is asked to save. A member whose value is no JSON is left out; an empty secret
 * too, which keeps the one that is held.
 */
export function draftFrom(form: ConnectionForm, secret: string): ConnectionDraft {
  const { name, issuer, client_id, clientAuthentication, basicFormEncoded } = form
  const { redirect_uri, scope, audience, pkce } = form
  const members = form.members.flatMap(({ name, value }) => {
    const read = readJson(value)
    return name === '' || read.value === undefined ? [] : [[name, read.value] as const]
  })
  const entered = Object.entries(form.endpoints).filter(([, url]) => url.trim() !== '')
  return {
    name: name.trim(),
    ...(form.template !== '' && { template: form.template }),
    issuer: issuer.trim(),
    ...(form.discovery !== 'auto' && { discovery: form.discovery }),
    client_id: client_id.trim(),
    ...(form.register && { register: true }),
    ...(form.keysServedFrom.trim() !== '' && { keysServedFrom: form.keysServedFrom.trim() }),
    ...{ clientAuthentication, basicFormEncoded, pkce },
    redirect_uri: redirect_uri.trim(),
    scope: scope.trim().replace(/\s+/g, ' '),
    ...(form.scopeSeparator === ',' && { scopeSeparator: ',' }),
    ...(form.nonce === 'off' && { nonce: 'off' }),
    audience: audience.trim(),
    authorizationParameters: toFields(form.parameters),
    ...requestsDraft(form),
    metadata: Object.fromEntries<unknown>([
      ...members,
      ...entered.map(([member, url]) => [member, url.trim()] as const),
    ]),
    ...networkDraft(form),
    ...askingDraft(form),
    ...assertionDraft(form),
    ...grantDraft(form),
    ...proofDraft(form),
    ...runDraft(form),
    ...(secret !== '' && { client_secret: secret }),
  }
}
