import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http'

/** What the server answers at a path; `hang` never answers. */
export type Reply =
  | 'hang'
  | { readonly status?: number; readonly headers?: Record<string, string>; readonly body: string }
  | ((request: SeenRequest, response: ServerResponse) => void)

export interface SeenRequest {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** An authorization server reduced to fixed answers, which counts what reached it. */
export interface TestServer {
  readonly origin: string
  /** Every request so far, whole. */
  readonly seen: SeenRequest[]
  /** By path; replaced at will. */
  readonly replies: Map<string, Reply>
  /** Resolves with the next request to that path. */
  next(path: string): Promise<SeenRequest>
  close(): Promise<void>
}

/** Starts it with healthy metadata at the usual place. */
export async function startTestServer(): Promise<TestServer> {
  const seen: SeenRequest[] = []
  const replies = new Map<string, Reply>()
  const waiting = new Map<string, (request: SeenRequest) => void>()
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const path = (request.url ?? '').split('?', 1)[0] ?? ''
      const one = { method: request.method ?? '', path, headers: request.headers, body }
      seen.push(one)
      waiting.get(path)?.(one)
      answer(replies.get(path), one, response)
    })
  })
  const origin = `http://127.0.0.1:${await listen(server)}`
  replies.set('/.well-known/openid-configuration', json(metadataOf(origin)))
  return {
    ...{ origin, seen, replies },
    next: (path) => new Promise((resolve) => waiting.set(path, resolve)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function answer(reply: Reply | undefined, seen: SeenRequest, response: ServerResponse): void {
  if (reply === 'hang') return
  if (typeof reply === 'function') return reply(seen, response)
  if (!reply) return void response.writeHead(404).end()
  response.writeHead(reply.status ?? 200, reply.headers).end(reply.body)
}

/** A reply with a JSON body. */
export function json(value: unknown, status = 200): Reply {
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' }
  return { status, headers, body: JSON.stringify(value) }
}

/** Metadata of a server at that origin. */
export function metadataOf(origin: string): Record<string, unknown> {
  return {
    issuer: origin,
    authorization_endpoint: `${origin}/authorize`,
    token_endpoint: `${origin}/token`,
    jwks_uri: `${origin}/jwks`,
    userinfo_endpoint: `${origin}/userinfo`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}
