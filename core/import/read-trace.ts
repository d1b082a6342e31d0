import { asObject } from '../read-json.ts'
import type { Entry, Run, StepName } from '../run.ts'
import { stepNamed } from '../flows.ts'
import { connectionOf } from './connection-of.ts'

/** A run that somebody exported, or why the text is none. */
export type TraceReading = { readonly run: Run } | { readonly problem: string }

const entryLimit = 20_000
type Members = Readonly<Record<string, unknown>>

/**
 * Reads an exported run. It is untrusted: an entry that is not of a known kind and shape ends the
 * reading with the entry named, since a trace with holes would be judged wrongly. Never throws.
 */
export function readTrace(value: unknown): TraceReading {
  const members = asObject(value)
  const entries = members?.['entries']
  if (!members || members['version'] !== 1 || !Array.isArray(entries)) {
    return { problem: 'This is no exported run: it has no version 1 and no entries.' }
  }
  if (entries.length > entryLimit) {
    return { problem: `This run has ${entries.length} entries; up to ${entryLimit} are read.` }
  }
  const wrong = (entries as unknown[]).findIndex((entry, index) => !isEntry(entry, index + 1))
  if (wrong !== -1) {
    return {
      problem: `Entry ${wrong + 1} of this run is damaged. Export it again, and change nothing by hand.`,
    }
  }
  const known = asObject(members['connection']) ?? {}
  const connection = { ...connectionOf({ metadata: {} }), ...textMembers(known) }
  return { run: { version: 1, id: 'imported', connection, entries: entries as Entry[] } }
}

/** Members of the connection that have the type ours have; anything else is left out. */
function textMembers(known: Members): Members {
  const texts = [
    'name',
    'issuer',
    'discovery',
    'client_id',
    'redirect_uri',
    'scope',
    'audience',
    'clientAuthentication',
    'pkce',
    'scopeSeparator',
    'mode',
    'userinfoToken',
    'nonce',
    'response_type',
    'response_mode',
    'grant_type',
    'tlsCertificate',
    'keysServedFrom',
  ]
  const metadata = asObject(known['metadata'])
  const url = asObject(known['api'])?.['url']
  return {
    ...Object.fromEntries(
      texts.flatMap((name) => (typeof known[name] === 'string' ? [[name, known[name]]] : [])),
    ),
    ...objectMembers(known),
    ...(known['pushed'] === true && { pushed: true }),
    ...(metadata && { metadata }),
    ...(typeof url === 'string' && { api: { method: 'GET', url, headers: [] } }),
  }
}

/** Members that are objects of texts, as they were exported; an untrusted one may hold anything. */
function objectMembers(known: Members): Members {
  const flat = ['requestObject', 'tokenExchange', 'assertion', 'dpop'].flatMap((name) => {
    const value = asObject(known[name])
    return value && allTexts(Object.values(value)) ? [[name, value] as const] : []
  })
  const keys = Object.entries(asObject(known['publicKeys']) ?? {}).filter(([, key]) => {
    const jwk = asObject(key)
    return jwk !== undefined && allTexts([jwk['kty'], jwk['kid'], jwk['alg']])
  })
  return {
    ...Object.fromEntries(flat),
    ...(keys.length > 0 && { publicKeys: Object.fromEntries(keys) }),
  }
}

function isEntry(value: unknown, id: number): boolean {
  const entry = asObject(value)
  if (!entry || entry['id'] !== id || typeof entry['at'] !== 'number') return false
  return isStep(entry['step']) && typeof entry['purpose'] === 'string' && hasShape(entry)
}

function isStep(name: unknown): boolean {
  try {
    return typeof name === 'string' && stepNamed(name as StepName).name === name
  } catch {
    return false
  }
}

function hasShape(entry: Members): boolean {
  const request = asObject(entry['request'])
  switch (entry['kind']) {
    case 'drawn':
      return allTexts(Object.values(asObject(entry['values']) ?? { none: 0 }))
    case 'sent':
      return isRequest(request) && Array.isArray(entry['edits'])
    case 'received':
      return typeof entry['inReplyTo'] === 'number'
        ? isResponse(asObject(entry['response']))
        : allTexts([request?.['method'], request?.['url'], request?.['via']]) &&
            arePairs(request?.['parameters']) &&
            isApplicationAnswer(entry['application'])
    case 'failed':
    case 'unknown':
      return (
        allTexts([entry['code'], entry['message']]) &&
        typeof entry['inReplyTo'] === 'number' &&
        isPreflight(entry['preflight'])
      )
    case 'observed':
      return typeof entry['inReplyTo'] === 'number' && isWire(entry['wire'])
    default:
      return false
  }
}

function isRequest(request: Members | undefined): boolean {
  if (!request || !allTexts([request['method'], request['url']])) return false
  if (!areFields(request['query']) || !areFields(request['headers'])) return false
  const body = asObject(request['body'])
  if (request['body'] === undefined) return true
  return (
    body !== undefined &&
    (typeof body['raw'] === 'string' || areFields(body['form'] ?? body['json']))
  )
}

function isResponse(response: Members | undefined): boolean {
  return (
    response !== undefined &&
    allTexts([response['body'], response['statusText']]) &&
    typeof response['status'] === 'number' &&
    arePairs(response['headers']) &&
    Array.isArray(response['problems'])
  )
}

function isApplicationAnswer(answer: unknown): boolean {
  if (answer === undefined) return true
  const { text, location = '', cookies, failure } = asObject(answer) ?? {}
  const { sent, before, set } = asObject(cookies) ?? { sent: [], before: [], set: [] }
  const said = failure === undefined ? {} : asObject(failure)
  return (
    allTexts([text, location]) &&
    said !== undefined &&
    allTexts(Object.values(said)) &&
    isListOf(sent, (name) => typeof name === 'string') &&
    [before, set].every((list) => isListOf(list, isCookie))
  )
}

function isCookie(value: unknown): boolean {
  const { origin, name, attributes } = asObject(value) ?? {}
  return allTexts([origin, name, attributes])
}

function isPreflight(value: unknown): boolean {
  if (value === undefined) return true
  const { origin, method, headers, answered } = asObject(value) ?? {}
  return allTexts([origin, method, headers]) && arePairs(answered)
}

function isListOf(list: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(list) && list.every(isItem)
}

function isWire(wire: unknown): boolean {
  if (wire === undefined) return true
  const members = asObject(wire)
  return members !== undefined && typeof asObject(members['timings'])?.['total'] === 'number'
}

function areFields(list: unknown): boolean {
  return Array.isArray(list) && list.every((field) => isPair(field, isValue))
}

function arePairs(list: unknown): boolean {
  return (
    Array.isArray(list) &&
    list.every((field) => isPair(field, (value) => typeof value === 'string'))
  )
}

function isPair(field: unknown, isAllowed: (value: unknown) => boolean): boolean {
  return (
    Array.isArray(field) &&
    field.length === 2 &&
    typeof field[0] === 'string' &&
    isAllowed(field[1])
  )
}

function isValue(value: unknown): boolean {
  if (typeof value === 'string') return true
  const reference = asObject(value)
  if (!reference) return false
  const basic = reference['basic']
  return (
    typeof reference['secret'] === 'string' ||
    typeof reference['bearer'] === 'string' ||
    (Array.isArray(basic) && allTexts(basic)) ||
    asObject(reference['jwt']) !== undefined
  )
}

function allTexts(values: readonly unknown[]): boolean {
  return values.every((value) => typeof value === 'string')
}
