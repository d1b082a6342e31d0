import * as v from 'valibot'
import type { ClientAuthenticationMethod, Connection, GrantType } from '../../core/connection.ts'
import { proofAlgs } from '../../core/dpop.ts'
import type { Metadata } from '../../core/metadata.ts'
import { isFailure } from '../outbound/outcome.ts'
import { readProxy } from '../outbound/proxy.ts'
import { readCertificates } from '../secrets/read-certificates.ts'
import type { EnteredGrantSecrets } from './keep-grant-secrets.ts'

const Text = v.pipe(v.string(), v.maxLength(8192))
const Name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200))
const Fields = v.pipe(v.array(v.tuple([Text, Text])), v.maxLength(100))
const Texts = v.pipe(v.array(Text), v.maxLength(200))

const methods = [
  'none',
  'client_secret_basic',
  'client_secret_post',
  'client_secret_json',
  'private_key_jwt',
  'client_secret_jwt',
  'tls_client_auth',
  'self_signed_tls_client_auth',
] as const satisfies readonly ClientAuthenticationMethod[]

const text = v.exactOptional(Text)
const texts = v.exactOptional(Texts)

/** What a person may set by hand of a server's metadata. */
const MetadataDraft = v.object({
  issuer: text,
  authorization_endpoint: text,
  token_endpoint: text,
  jwks_uri: text,
  userinfo_endpoint: text,
  revocation_endpoint: text,
  introspection_endpoint: text,
  end_session_endpoint: text,
  pushed_authorization_request_endpoint: text,
  device_authorization_endpoint: text,
  registration_endpoint: text,
  scopes_supported: texts,
  response_types_supported: texts,
  response_modes_supported: texts,
  grant_types_supported: texts,
  subject_types_supported: texts,
  id_token_signing_alg_values_supported: texts,
  token_endpoint_auth_methods_supported: texts,
  token_endpoint_auth_signing_alg_values_supported: texts,
  code_challenge_methods_supported: texts,
  claims_supported: texts,
  dpop_signing_alg_values_supported: texts,
  authorization_response_iss_parameter_supported: v.exactOptional(v.boolean()),
  authorization_signing_alg_values_supported: texts,
  authorization_details_types_supported: texts,
  request_object_signing_alg_values_supported: texts,
  request_parameter_supported: v.exactOptional(v.boolean()),
  require_signed_request_object: v.exactOptional(v.boolean()),
  require_pushed_authorization_requests: v.exactOptional(v.boolean()),
  mtls_endpoint_aliases: v.exactOptional(v.record(Text, Text)),
}) satisfies v.GenericSchema<Partial<Metadata>>

/** PEM, so that what is kept is what is trusted: nothing but certificates, each of them readable. */
const Authorities = v.pipe(
  v.string(),
  v.maxLength(200_000),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    const read = readCertificates(dataset.value)
    if ('problem' in read) addIssue({ message: read.problem })
    else if (/PRIVATE KEY-----/.test(dataset.value)) {
      addIssue({ message: 'A private key stands beside the certificates. Leave it out.' })
    }
  }),
)

const ProxyUrl = v.pipe(
  Text,
  v.rawCheck(({ dataset, addIssue }) => {
    const read = dataset.typed ? readProxy(dataset.value) : undefined
    if (read && isFailure(read)) addIssue({ message: read.message })
  }),
)

/** Scheme, host and port, as a browser writes them. */
const Origin = v.pipe(
  Text,
  v.check(
    (text) => URL.canParse(text) && /^https?:/.test(text) && new URL(text).origin === text,
    'It is no origin: write it as https://host or http://host:port, with nothing after it.',
  ),
)

/** A token may be large; a password is not. */
const GrantSecret = v.exactOptional(v.pipe(v.string(), v.maxLength(65_536)))

const grants = [
  'authorization_code',
  'client_credentials',
  'urn:ietf:params:oauth:grant-type:device_code',
  'refresh_token',
  'urn:ietf:params:oauth:grant-type:token-exchange',
  'password',
] as const satisfies readonly GrantType[]

const Api = { method: Text, url: Text, headers: Fields, body: v.exactOptional(Text) }

/** The requests that a person keeps for a connection, in order. */
export const SavedRequests = v.pipe(v.array(v.object({ name: Name, ...Api })), v.maxLength(50))

/** A client secret as it is typed or pasted. */
export const ClientSecret = v.pipe(v.string(), v.minLength(1), v.maxLength(16_384))

/** A connection as a person enters it. What it says is taken as it is, and judged by the checks. */
export const ConnectionDraft = v.object({
  name: Name,
  template: v.exactOptional(Name),
  issuer: Text,
  discovery: v.exactOptional(v.picklist(['openid', 'oauth'])),
  client_id: Text,
  register: v.exactOptional(v.literal(true)),
  keysServedFrom: v.exactOptional(Origin),
  clientAuthentication: v.picklist(methods),
  basicFormEncoded: v.boolean(),
  assertion: v.exactOptional(
    v.object({ alg: Text, audience: v.picklist(['issuer', 'token_endpoint']) }),
  ),
  dpop: v.exactOptional(
    v.object({ alg: v.picklist(proofAlgs), jkt: v.exactOptional(v.literal(true)) }),
  ),
  redirect_uri: Text,
  scope: Text,
  scopeSeparator: v.exactOptional(v.literal(',')),
  audience: Text,
  grant_type: v.exactOptional(v.picklist(grants)),
  username: text,
  tokenExchange: v.exactOptional(
    v.object({
      ...{ subject_token_type: Text, actor_token_type: Text, requested_token_type: Text },
      subject_from: v.exactOptional(Text),
      actor_from: v.exactOptional(Text),
    }),
  ),
  pkce: v.picklist(['S256', 'plain', 'off']),
  response_type: v.exactOptional(Text),
  response_mode: v.exactOptional(Text),
  pushed: v.exactOptional(v.boolean()),
  requestObject: v.exactOptional(v.object({ alg: Text, servedFrom: v.exactOptional(Origin) })),
  mode: v.exactOptional(v.picklist(['inspect', 'strict'])),
  secretsOverHttp: v.exactOptional(v.literal(true)),
  userinfoToken: v.exactOptional(v.literal('body')),
  nonce: v.exactOptional(v.literal('off')),
  authorizationParameters: Fields,
  api: v.object(Api),
  savedRequests: v.exactOptional(SavedRequests),
  post_logout_redirect_uri: text,
  metadata: MetadataDraft,
  certificateAuthorities: v.exactOptional(Authorities),
  proxy: v.exactOptional(ProxyUrl),
  /** `user:password`; empty: forget those that are held. */
  proxy_credentials: v.exactOptional(v.pipe(v.string(), v.maxLength(2_000))),
  client_secret: v.exactOptional(ClientSecret),
  /** What a grant begins with; empty: forget it. */
  grant_secrets: v.exactOptional(
    v.object({
      password: GrantSecret,
      refresh_token: GrantSecret,
      subject_token: GrantSecret,
      actor_token: GrantSecret,
      initial_access_token: GrantSecret,
    }),
  ),
}) satisfies v.GenericSchema<
  Omit<Connection, 'id' | 'hasSecret' | 'builtIn'> & {
    client_secret?: string
    proxy_credentials?: string
    grant_secrets?: EnteredGrantSecrets
  }
>
