import type { JWTPayload } from 'jose'
import type { KoaContextWithOIDC } from 'oidc-provider'
import type { Answer } from './answer.ts'
import type { Endpoint, IssuerContext, IssuerHooks } from './hooks.ts'
import { finishTokenResponse } from './token-response.ts'

type Finish = (
  ctx: KoaContextWithOIDC,
  context: IssuerContext,
  hooks: IssuerHooks,
) => object | Promise<object>

/** What is done to the body of a successful answer, by endpoint. */
const finishBody: Partial<Record<Endpoint, Finish>> = {
  token: finishTokenResponse,
  userinfo: ({ body }, context, { userinfo }) =>
    userinfo?.(body as JWTPayload, context) ?? (body as object),
  jwks: ({ body }, context, { jwks }) =>
    jwks?.(body as { keys: object[] }, context) ?? (body as object),
  discovery: ({ body }, context, { discovery }) =>
    discovery?.(body as Record<string, unknown>, context) ?? (body as object),
}

/** The last thing before an answer is written: completes it and lets the hooks change it. */
export async function finishAnswer(
  ctx: KoaContextWithOIDC,
  context: IssuerContext,
  hooks: IssuerHooks,
): Promise<void> {
  const { endpoint } = context.request
  const finish = finishBody[endpoint]
  if (finish && ctx.status === 200 && isJson(ctx.body)) {
    const { type } = ctx
    ctx.body = await finish(ctx, context, hooks)
    ctx.type = type
  }
  if (endpoint === 'authorization' && hooks.authorizationResponse) {
    const location = ctx.response.get('location')
    if (location && isElsewhere(location, context.issuer)) {
      ctx.set('location', String(await hooks.authorizationResponse(new URL(location), context)))
    }
  }
  if (hooks.answer) await replaceAnswer(ctx, context, hooks)
}

async function replaceAnswer(ctx: KoaContextWithOIDC, context: IssuerContext, hooks: IssuerHooks) {
  const answer: Answer = {
    status: ctx.status,
    headers: ctx.response.headers,
    body: asText(ctx.body),
  }
  const replaced = (await hooks.answer?.(answer, context)) ?? answer
  if (typeof replaced === 'function') {
    ctx.respond = false
    await replaced(ctx.res)
    return
  }
  for (const name of Object.keys(ctx.response.headers)) ctx.remove(name)
  ctx.status = replaced.status
  ctx.body = replaced.body
  for (const name of ['content-type', 'content-length']) ctx.remove(name)
  for (const [name, value] of Object.entries(replaced.headers)) {
    if (value !== undefined) ctx.set(name, typeof value === 'number' ? String(value) : value)
  }
}

const isJson = (body: unknown): body is object =>
  typeof body === 'object' && body !== null && !Buffer.isBuffer(body)

const isElsewhere = (location: string, issuer: string) =>
  new URL(location, issuer).origin !== new URL(issuer).origin

const asText = (body: unknown): string | Buffer => {
  if (typeof body === 'string' || Buffer.isBuffer(body)) return body
  return isJson(body) ? JSON.stringify(body) : ''
}
