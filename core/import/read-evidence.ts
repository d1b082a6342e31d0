import type { ClientAuthenticationMethod } from '../connection.ts'
import type { TextField } from '../http.ts'
import { asObject } from '../read-json.ts'
import type { Run } from '../run.ts'
import type { KnownConnection } from './connection-of.ts'
import { readHar } from './read-har.ts'
import { readTrace } from './read-trace.ts'
import { runFromExchanges } from './run-from-exchanges.ts'

/** A run to diagnose, or why what came is no evidence. */
export type EvidenceReading = { readonly run: Run } | { readonly problem: string }

type Members = Readonly<Record<string, unknown>>

/**
 * Evidence as another tool sends it: one of `har`, `trace` and `exchange`, and what is known of
 * the client as `connection`. Never throws; what is wrong with it is said in words.
 */
export function readEvidence(body: unknown): EvidenceReading {
  const members = asObject(body) ?? {}
  const known = readKnown(asObject(members['connection']) ?? {})
  if (members['trace'] !== undefined) return readTrace(members['trace'])
  const har = members['har'] ?? harOfExchange(asObject(members['exchange']))
  if (har === undefined) {
    return { problem: 'Send one of “har”, “trace” and “exchange”; this has none of them.' }
  }
  const reading = readHar(har)
  if ('problem' in reading) return reading
  const run = runFromExchanges(reading.exchanges, known)
  if (run.entries.length === 0) {
    return {
      problem:
        'None of these messages belongs to an OAuth flow: no authorization request, callback, token request or call with a bearer token was found.',
    }
  }
  return { run: withRegistered(run, members) }
}

/** One exchange is a HAR with one entry. Headers may be pairs, objects or a map. */
function harOfExchange(exchange: Members | undefined): unknown {
  if (!exchange) return undefined
  const request = asObject(exchange['request']) ?? {}
  const response = asObject(exchange['response']) ?? {}
  const requestHeaders = readHeaders(request['headers'])
  const text = request['body']
  return {
    log: {
      entries: [
        {
          startedDateTime: new Date(0).toISOString(),
          time: 0,
          request: {
            method: request['method'],
            url: request['url'],
            headers: requestHeaders.map(named),
            ...(typeof text === 'string' && {
              postData: { mimeType: mediaTypeOf(requestHeaders), text },
            }),
          },
          response: {
            status: response['status'],
            statusText: response['statusText'],
            headers: readHeaders(response['headers']).map(named),
            content: {
              text:
                typeof response['body'] === 'string'
                  ? response['body']
                  : JSON.stringify(response['body'] ?? ''),
            },
          },
        },
      ],
    },
  }
}

function named([name, value]: TextField): { name: string; value: string } {
  return { name, value }
}

function mediaTypeOf(headers: readonly TextField[]): string {
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1]
  return type ?? 'application/x-www-form-urlencoded'
}

function readHeaders(headers: unknown): TextField[] {
  if (!Array.isArray(headers)) {
    return Object.entries(asObject(headers) ?? {}).map(([name, value]) => [name, String(value)])
  }
  return (headers as unknown[]).flatMap((header) => {
    if (Array.isArray(header)) return [[String(header[0]), String(header[1])] as const]
    const members = asObject(header)
    return members ? [[String(members['name']), String(members['value'])] as const] : []
  })
}

const methods: ReadonlySet<string> = new Set([
  'none',
  'client_secret_basic',
  'client_secret_post',
  'client_secret_json',
])

/** What is known of the client, as far as it has the right types. */
function readKnown(known: Members): KnownConnection {
  const text = (name: string): string | undefined => {
    const value = known[name]
    return typeof value === 'string' ? value : undefined
  }
  const method = text('token_endpoint_auth_method') ?? text('clientAuthentication')
  const entries = (['issuer', 'client_id', 'audience', 'scope', 'name'] as const).flatMap(
    (name) => {
      const value = text(name)
      return value === undefined ? [] : [[name, value] as const]
    },
  )
  return {
    ...Object.fromEntries(entries),
    ...(method !== undefined &&
      methods.has(method) && { clientAuthentication: method as ClientAuthenticationMethod }),
  }
}

/** The registered redirect URI that was meant: the one that was sent, or else the first. */
function withRegistered(run: Run, members: Members): Run {
  const known = asObject(members['connection']) ?? {}
  const listed =
    known['redirect_uris'] ?? (known['redirect_uri'] === undefined ? [] : [known['redirect_uri']])
  const registered = Array.isArray(listed)
    ? listed.filter((value) => typeof value === 'string')
    : []
  const [first] = registered
  if (first === undefined || registered.includes(run.connection.redirect_uri)) return run
  return { ...run, connection: { ...run.connection, redirect_uri: first } }
}
