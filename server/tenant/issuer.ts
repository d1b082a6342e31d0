import type { IncomingMessage, ServerResponse } from 'node:http'
import type { KoaContextWithOIDC, Provider } from 'oidc-provider'
import { jsonAnswer, writeAnswer } from './answer.ts'
import { endpointOf } from './endpoints.ts'
import { finishAnswer } from './finish-answer.ts'
import type { ChangedRequest, IssuerContext, IssuerRequest } from './hooks.ts'
import { serveInteraction } from './interactions.ts'
import { issuerPath, type IssuerOptions } from './issuer-options.ts'
import { loadOidcProvider } from './load-oidc-provider.ts'
import { homePage } from './pages/home-page.ts'
import { adviceFor, errorPage } from './pages/error-page.ts'
import { show } from './page-sources.ts'
import { providerSettings } from './provider-settings.ts'
import {
  parseFields,
  readParameters,
  UnreadableBody,
  withParameters,
} from './request-parameters.ts'
import { serveSettings, settingsPath } from './settings.ts'
import { guardPages } from './guard-pages.ts'

/** One authorization server of the tenant. */
export interface Issuer {
  /** The issuer identifier, with the trailing slash. */
  readonly issuer: string
  /** Answers a request for `path` (with its query) within this issuer. Never rejects. */
  handle(request: IncomingMessage, response: ServerResponse, path: string): Promise<void>
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/**
 * Makes an issuer. The oidc-provider behind it is created at the first request, so that dozens of
 * issuers cost nothing until one is visited.
 */
export function createIssuer(options: IssuerOptions): Issuer {
  const { issuer, keys, hooks = {} } = options
  const contexts = new WeakMap<IncomingMessage, IssuerContext>()
  let starting: Promise<Handler> | undefined

  async function judge(request: IncomingMessage, response: ServerResponse, path: string) {
    const read = await readRequest(request, path)
    const context: IssuerContext = { issuer, keys, request: read.description }
    const verdict = await hooks.request?.(read.description, context)
    if (typeof verdict === 'function') return writeAnswer(response, verdict)
    if (verdict && 'status' in verdict) return writeAnswer(response, verdict)
    starting ??= start(options, contexts)
    const handler = await starting
    const prepared = prepare(request, path, read.isBodyRead, { ...read.description, ...verdict })
    contexts.set(prepared, context)
    Object.assign(prepared, { originalUrl: issuerPath(issuer).slice(0, -1) + prepared.url })
    return handler(prepared, response)
  }

  return {
    issuer,
    async handle(request, response, path) {
      try {
        await judge(request, response, path)
      } catch (error) {
        if (!(error instanceof UnreadableBody)) options.onError?.(asError(error))
        if (response.headersSent) return void response.destroy()
        await writeAnswer(response, failure(error))
      }
    },
  }
}

/** What a request says, and whether its body has been consumed in finding out. */
async function readRequest(request: IncomingMessage, path: string) {
  const { pathname, search } = new URL(path, 'http://issuer.invalid')
  const endpoint = endpointOf(pathname)
  const posted = request.method === 'POST' ? await readParameters(request, endpoint) : undefined
  const description: IssuerRequest = {
    endpoint,
    method: request.method ?? 'GET',
    path: pathname,
    headers: request.headers,
    parameters: posted ?? parseFields(search),
  }
  return { description, isBodyRead: posted !== undefined }
}

/** The request for oidc-provider: with the parameters and headers that are to be judged. */
function prepare(
  request: IncomingMessage,
  path: string,
  isBodyRead: boolean,
  { parameters = [], headers }: ChangedRequest,
): IncomingMessage {
  if (headers) request.headers = headers
  request.url = path
  if (isBodyRead) return withParameters(request, parameters)
  const { pathname, search } = new URL(path, 'http://issuer.invalid')
  const changed = new URLSearchParams(parameters.map(([name, value]) => [name, value])).toString()
  const isChanged = changed !== new URLSearchParams(search).toString()
  if (isChanged) request.url = changed ? `${pathname}?${changed}` : pathname
  return request
}

async function start(
  options: IssuerOptions,
  contexts: WeakMap<IncomingMessage, IssuerContext>,
): Promise<Handler> {
  const { Provider, errors } = await loadOidcProvider()
  const provider = new Provider(options.issuer, providerSettings(options, errors))
  const { acceptRedirectUri } = options.hooks ?? {}
  if (acceptRedirectUri) {
    provider.Client.prototype.redirectUriAllowed = function (requested: string) {
      return acceptRedirectUri(requested, this.redirectUris ?? [])
    }
  }
  // Koa would print what it is not told to keep quiet about; `onError` is told instead.
  provider.silent = true
  provider.on('server_error', (_ctx, error) => options.onError?.(error))
  provider.use(async (untyped, next) => {
    const ctx = untyped as KoaContextWithOIDC
    const context = contexts.get(ctx.req)
    if (!context) throw new Error('the request did not come through the issuer')
    guardPages(ctx, options.clients)
    try {
      await servePages(ctx, provider, options, context.request, next)
      await finishAnswer(ctx, context, options.hooks ?? {})
    } catch (error) {
      showFailure(ctx, options, error)
    }
  })
  return provider.callback()
}

/** Our own pages, then oidc-provider's endpoints, then the page for what is neither. */
async function servePages(
  ctx: KoaContextWithOIDC,
  provider: Provider,
  options: IssuerOptions,
  request: IssuerRequest,
  next: () => Promise<void>,
): Promise<void> {
  const { issuer, users, apis } = options
  if (request.endpoint === 'interaction') {
    await serveInteraction(ctx, provider, options, request.parameters)
  } else if (ctx.path === settingsPath) {
    await serveSettings(ctx, options, options.desk, request)
  } else if (ctx.path === '/' && ctx.method === 'GET') {
    show(ctx, issuer, 'An authorization server', homePage(issuer, users, apis))
  } else {
    await next()
    const { body } = ctx as { body?: unknown }
    if (ctx.status === 404 && (body === undefined || body === null)) ctx.throw(404)
  }
}

/** An error that no endpoint answered for itself, as a page or as JSON. */
function showFailure(ctx: KoaContextWithOIDC, options: IssuerOptions, error: unknown): void {
  const { status, name, description } = failureOf(error, ctx.path)
  if (status === 500) options.onError?.(asError(error))
  if (ctx.accepts('json', 'html') === 'html') {
    const content = errorPage({ error: name, description, advice: adviceFor(name) })
    show(ctx, options.issuer, `Error: ${name}`, content)
  } else {
    ctx.body = { error: name, error_description: description }
  }
  ctx.status = status
}

function failureOf(error: unknown, path: string) {
  if (error instanceof Error && error.name === 'SessionNotFound') {
    const description = 'This page has expired, or was used already.'
    return { status: 400, name: 'session_not_found', description }
  }
  if (isHttpError(error, 404)) {
    return { status: 404, name: 'not_found', description: `There is nothing at ${path}.` }
  }
  return { status: 500, name: 'server_error', description: 'The tenant failed.' }
}

const isHttpError = (error: unknown, status: number) =>
  error instanceof Error && 'status' in error && error.status === status

const asError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)))

const failure = (error: unknown) =>
  error instanceof UnreadableBody
    ? jsonAnswer(400, { error: 'invalid_request', error_description: error.message })
    : jsonAnswer(500, { error: 'server_error', error_description: 'the tenant failed' })
