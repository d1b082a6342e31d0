import { askedBy, targetFields } from '../asked-parameters.ts'
import { callbackParameters } from '../callback-parameters.ts'
import type { CallbackFacts, ExchangeFacts, RequestFacts, ResponseFacts } from '../facts.ts'
import { type TextField, bodyFields, headerOf, shown } from '../http.ts'
import { responseMembers } from '../in-hand.ts'
import { readJson } from '../read-json.ts'
import { type Exchange, type Responded, type Run, isInbound } from '../run.ts'

/** An authorization request with all that it asks for, wherever that was said. */
export function requestFacts(run: Run, exchange: Exchange): RequestFacts {
  const asked = askedBy(run, exchange.sent)
  const front = targetFields(exchange.sent.request).map(([name, value]): TextField => [
    name,
    shown(value),
  ])
  return { exchange, parameters: asked.parameters, asked, front }
}

/** The callback that answered an authorization request; undefined while none has come. */
export function callbackFacts(run: Run, { sent, outcome }: Exchange): CallbackFacts | undefined {
  if (outcome.kind !== 'callback') return undefined
  const { entry } = outcome
  const repeated = run.entries
    .filter(isInbound)
    .filter(({ basedOn, id }) => basedOn === sent.id && id !== entry.id)
  return { entry, parameters: callbackParameters(entry.request), repeated }
}

/**
 * The callback of a trace that begins with it: nothing recorded is known to have asked for it.
 * The first counts, as it does for one that was asked for.
 */
export function loneCallback(run: Run): CallbackFacts | undefined {
  const [entry, ...repeated] = run.entries
    .filter(isInbound)
    .filter(({ basedOn, step }) => basedOn === undefined && step === 'authorization-response')
  return entry && { entry, parameters: callbackParameters(entry.request), repeated }
}

/** A back-channel exchange with its body and response read. */
export function exchangeFacts(exchange: Exchange): ExchangeFacts {
  const sentFields = bodyFields(exchange.sent.request).map(
    ([name, value]) => [name, shown(value)] as const,
  )
  return exchange.outcome.kind === 'response'
    ? { exchange, sentFields, response: responseFacts(exchange.outcome.entry) }
    : { exchange, sentFields }
}

/** Entries never change, so that each body is parsed once however long the run grows. */
const remembered = new WeakMap<Responded, ResponseFacts>()

function responseFacts(entry: Responded): ResponseFacts {
  const facts = remembered.get(entry) ?? readResponse(entry)
  remembered.set(entry, facts)
  return facts
}

function readResponse(entry: Responded): ResponseFacts {
  const { headers, body } = entry.response
  const [mediaType = ''] = (headerOf(headers, 'Content-Type') ?? '').split(';', 1)
  const members = responseMembers(body)
  return {
    entry,
    mediaType: mediaType.trim().toLowerCase(),
    json: readJson(body),
    ...(members && { members }),
  }
}
