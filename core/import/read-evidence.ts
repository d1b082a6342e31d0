import type { ClientAuthenticationMethod } from '../connection.ts'
import { asObject } from '../read-json.ts'
import type { Run } from '../run.ts'
import type { KnownConnection } from './connection-of.ts'
import { guessAlone, guessStep } from './guess-step.ts'
import { readExchange } from './read-exchange.ts'
import { type HarReading, readHar } from './read-har.ts'
import { readTranscript } from './read-transcript.ts'
import { type TraceReading, readTrace } from './read-trace.ts'
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
  if (members['trace'] !== undefined) return withKnown(readTrace(members['trace']), known, members)
  const reading = readMessages(members)
  if ('problem' in reading) return reading
  const alone: typeof guessStep = (recorded, metadata) =>
    guessStep(recorded, metadata) ?? guessAlone(recorded)
  const isAlone = members['har'] === undefined && reading.exchanges.length === 1
  const guess = isAlone ? alone : guessStep
  const run = runFromExchanges(reading.exchanges, known, guess)
  if (run.entries.length === 0) {
    return {
      problem:
        'None of these messages belongs to an OAuth flow: no authorization request, callback, token request or call with a bearer token was found.',
    }
  }
  return { run: withRegistered(run, members) }
}

/** What the sender knows of the client stands above what the trace says of it. */
function withKnown(
  reading: TraceReading,
  known: KnownConnection,
  members: Members,
): EvidenceReading {
  if ('problem' in reading) return reading
  const { run } = reading
  return { run: withRegistered({ ...run, connection: { ...run.connection, ...known } }, members) }
}

function readMessages({ har, exchange, text }: Members): HarReading {
  if (har !== undefined) return readHar(har)
  if (exchange !== undefined) return readExchange(exchange)
  const exchanges = typeof text === 'string' ? readTranscript(text) : []
  if (exchanges.length > 0) return { exchanges }
  return { problem: 'Send one of “har”, “trace”, “exchange” and “text”; this has none of them.' }
}

const methods: ReadonlySet<string> = new Set([
  'none',
  'client_secret_basic',
  'client_secret_post',
  'client_secret_json',
  'private_key_jwt',
  'client_secret_jwt',
  'tls_client_auth',
  'self_signed_tls_client_auth',
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
