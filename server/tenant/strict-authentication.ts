import { jsonAnswer, type Answer } from './answer.ts'
import type { IssuerRequest } from './hooks.ts'
import type { ClientChoices } from './choices.ts'

/**
 * Refuses a token request that shows the secret in another way than the one chosen for its client.
 * oidc-provider takes Basic and the body alike.
 */
export function refuseOtherMethod(
  { endpoint, headers, parameters }: IssuerRequest,
  clients: Readonly<Record<string, ClientChoices>>,
): Answer | undefined {
  if (endpoint !== 'token') return undefined
  const parameter = (name: string) => parameters.find(([key]) => key === name)?.[1]
  const basic = /^Basic (.+)$/i.exec(headers.authorization ?? '')?.[1]
  const client_id = basic === undefined ? parameter('client_id') : clientIdIn(basic)
  const expected = clients[client_id ?? '']?.authentication ?? 'any'
  if (expected === 'any') return undefined
  const found = methodOf(basic !== undefined, parameter('client_secret') !== undefined)
  if (found === expected) return undefined
  const error_description = `this client is registered for ${expected}, and used ${found}`
  return jsonAnswer(401, { error: 'invalid_client', error_description })
}

function methodOf(isBasic: boolean, hasSecret: boolean): string {
  if (isBasic) return 'client_secret_basic'
  return hasSecret ? 'client_secret_post' : 'none'
}

function clientIdIn(credentials: string): string {
  const encoded = Buffer.from(credentials, 'base64').toString().split(':', 1)[0] ?? ''
  return new URLSearchParams(`id=${encoded}`).get('id') ?? ''
}
