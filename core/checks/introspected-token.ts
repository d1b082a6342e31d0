import type { ExchangeFacts, Facts } from '../facts.ts'
import { bodyFields, headerOf, textOf } from '../http.ts'
import { readJwt } from '../read-jwt.ts'
import type { EntryId, Exchange } from '../run.ts'
import { type Grant, grantsBefore } from './grants-before.ts'

/** The token that was asked about, with what is known of it from elsewhere. */
export interface IntrospectedToken {
  readonly text: string
  readonly kind: 'access_token' | 'refresh_token'
  readonly grant: Grant
  /** Of a JWT; empty for an opaque token. */
  readonly claims: Readonly<Record<string, unknown>>
  /** Milliseconds since the epoch, by the server's clock; absent where it cannot be told. */
  readonly expires?: number
}

/** Undefined when this run was granted no such token. */
export function introspectedToken(
  { run, clockAhead = 0 }: Facts,
  asked: ExchangeFacts,
): IntrospectedToken | undefined {
  const { id, request } = asked.exchange.sent
  const text = textOf(bodyFields(request), 'token')
  const grants = grantsBefore(run, id)
  for (const kind of ['access_token', 'refresh_token'] as const) {
    const grant = grants.find(({ members }) => members[kind] === text)
    if (text === undefined || !grant) continue
    const jwt = readJwt(text)
    const claims = jwt?.form === 'jws' ? jwt.claims : {}
    const seconds = kind === 'access_token' ? Number(grant.members['expires_in']) : NaN
    const counted = Number.isFinite(seconds) ? grant.at - clockAhead + seconds * 1000 : undefined
    const expires = typeof claims['exp'] === 'number' ? claims['exp'] * 1000 : counted
    return { text, kind, grant, claims, ...(expires !== undefined && { expires }) }
  }
  return undefined
}

/** The revocation of this very token that was answered with success before that entry. */
export function revocationBefore(
  { branch }: Facts,
  token: string,
  before: EntryId,
): EntryId | undefined {
  return branch.find(
    ({ sent, outcome }) =>
      sent.step === 'revocation' &&
      sent.id < before &&
      outcome.kind === 'response' &&
      outcome.entry.response.status === 200 &&
      textOf(bodyFields(sent.request), 'token') === token,
  )?.sent.id
}

/** The messages after that entry which showed this token to a server. */
export function usesAfter({ branch }: Facts, token: string, after: EntryId): readonly Exchange[] {
  return branch.filter(({ sent: { id, step, request } }) => {
    const fields = bodyFields(request)
    const inBody = ['token', 'refresh_token', 'access_token'].some(
      (name) => textOf(fields, name) === token,
    )
    const header = headerOf(request.headers, 'Authorization') ?? ''
    return id > after && step !== 'revocation' && (inBody || header.endsWith(` ${token}`))
  })
}
