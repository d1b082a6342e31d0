import { IncomingMessage } from 'node:http'
import type { Endpoint, Field } from './hooks.ts'

const limit = 56 * 1024
const formType = 'application/x-www-form-urlencoded'

/** Endpoints that take a JSON body as well as a form, as Auth0's do. */
const jsonEndpoints: ReadonlySet<Endpoint> = new Set([
  'token',
  'revocation',
  'device_authorization',
])

/** What was sent could not be read; answered with 400 `invalid_request`. */
export class UnreadableBody extends Error {}

/** The parameters of a query string or a form, in order, duplicates kept. */
export const parseFields = (text: string): readonly Field[] => [...new URLSearchParams(text)]

/**
 * Reads the parameters of a POST request: a form, or at some endpoints a JSON object. Undefined
 * when the body is neither, so that it is left unread for whoever judges that. Throws
 * `UnreadableBody` for broken JSON and for more than 56 kB.
 */
export async function readParameters(
  request: IncomingMessage,
  endpoint: Endpoint,
): Promise<readonly Field[] | undefined> {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  if (type === formType) return parseFields(await readText(request))
  if (type === 'application/json' && jsonEndpoints.has(endpoint)) {
    return parseJson(await readText(request))
  }
  return undefined
}

/**
 * The same request with other parameters, ready to be read again: oidc-provider reads the stream
 * itself and takes nothing but a form.
 */
export function withParameters(
  request: IncomingMessage,
  parameters: readonly Field[],
): IncomingMessage {
  const body = Buffer.from(new URLSearchParams(parameters.map(([n, v]) => [n, v])).toString())
  const copy = new IncomingMessage(request.socket)
  copy.method = request.method
  copy.url = request.url
  copy.httpVersion = request.httpVersion
  copy.headers = {
    ...request.headers,
    'content-type': formType,
    'content-length': String(body.length),
  }
  delete copy.headers['transfer-encoding']
  copy.complete = true
  copy.push(body)
  copy.push(null)
  return copy
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > limit) throw new UnreadableBody('the request body is larger than 56 kB')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parseJson(text: string): readonly Field[] {
  const body = parse(text)
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new UnreadableBody('the request body is not a JSON object')
  }
  return Object.entries(body).flatMap(([name, value]) =>
    [value as unknown].flat().map((item): Field => [name, scalar(name, item)]),
  )
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new UnreadableBody('the request body is not valid JSON')
  }
}

function scalar(name: string, value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw new UnreadableBody(`the member "${name}" of the request body is not a string`)
}
