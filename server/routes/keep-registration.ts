import type { ClientAuthenticationMethod, Connection } from '../../core/connection.ts'
import { MASK } from '../../core/http.ts'
import { responseMembers } from '../../core/in-hand.ts'
import type { Run, Sent } from '../../core/run.ts'
import type { Outcome } from '../outbound/outcome.ts'
import { savedPart } from './connections.ts'
import type { AppParts } from './parts.ts'
import { secretUrls } from './secret-urls.ts'
import { maskOf } from '../secrets/mask.ts'

type Registered = Readonly<Record<string, unknown>>

/**
 * What a registration gave, taken over by the connection (RFC 7591 §3.2.1): the secret into custody,
 * client_id and method into what is saved. The outcome comes back without the secret and without the
 * token that manages the registration, which is not kept; any other outcome as it is.
 */
export async function keepRegistration(
  { store, custody }: AppParts,
  { connection }: Run,
  { step, purpose }: Pick<Sent, 'step' | 'purpose'>,
  outcome: Outcome,
): Promise<Outcome> {
  if (step !== 'registration' || outcome.kind !== 'response') return outcome
  const { body, status } = outcome.response
  const members = responseMembers(body) ?? {}
  const saved = await store.connections.get(connection.id)
  if (saved?.register && purpose === 'flow' && status < 300 && given(members, 'client_id')) {
    const secret = given(members, 'client_secret')
    // For the server that gave it, wherever the connection was turned to meanwhile.
    const urls = secretUrls(connection)
    if (secret) await custody.store(saved.id, 'client_secret', secret, urls)
    await store.connections.put(savedPart(registered(saved, members)))
  }
  return masked(outcome, secretsIn(body, members))
}

function registered({ register: _, ...connection }: Connection, members: Registered): Connection {
  const method = methods.find((name) => name === members['token_endpoint_auth_method'])
  const isJson = connection.clientAuthentication === 'client_secret_json'
  const keeps = method === undefined || (isJson && method === 'client_secret_post')
  return {
    ...connection,
    client_id: given(members, 'client_id') ?? '',
    ...(!keeps && { clientAuthentication: method }),
  }
}

/** Those that a server may answer with and this tool can use. */
const methods = [
  ...(['none', 'client_secret_basic', 'client_secret_post', 'private_key_jwt'] as const),
  ...(['client_secret_jwt', 'tls_client_auth', 'self_signed_tls_client_auth'] as const),
] satisfies readonly ClientAuthenticationMethod[]

const secretMembers = ['client_secret', 'registration_access_token'] as const

function given(members: Registered, name: string): string | undefined {
  const value = members[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Also of a body that is cut, or no JSON for another reason. */
function secretsIn(body: string, members: Registered): string[] {
  const written = body.matchAll(
    /"(?:client_secret|registration_access_token)"\s*:\s*"((?:[^"\\]|\\.)+)/g,
  )
  return [
    ...secretMembers.flatMap((name) => given(members, name) ?? []),
    ...[...written].map(([, text = '']) => text),
  ]
}

/** Whatever stands there, also where it is too short to be searched for, or no text. */
const secretMember =
  /("(?:client_secret|registration_access_token)"\s*:\s*)(?:"(?:[^"\\]|\\.)+"?|(?!null\b)[^\s",{}[\]]+)/g

function masked(outcome: Extract<Outcome, { kind: 'response' }>, secrets: string[]): Outcome {
  const mask = maskOf(secrets)
  const { response } = outcome
  return {
    ...outcome,
    response: {
      ...response,
      headers: response.headers.map(([name, value]) => [name, mask(value)] as const),
      body: mask(response.body, true).replace(secretMember, `$1"${MASK}"`),
    },
  }
}
