import {
  type Field,
  type HttpRequest,
  type HttpResponse,
  jsonText,
  shown,
  targetOf,
} from '../core/http.ts'
import type { Wire } from '../core/run.ts'

/** A message as on the wire: its head, and its body when it has one. */
export interface RawMessage {
  readonly head: string
  readonly body: string
}

/**
 * A request as it goes over the wire, secrets masked. When the server recorded the head it sent,
 * that is shown; a draft shows what its fields alone give.
 */
export function rawRequest(request: HttpRequest, wire?: Wire): RawMessage {
  const head = wire?.requestHead.trimEnd() ?? headOf(request)
  return { head, body: bodyText(request) }
}

function headOf(request: HttpRequest): string {
  const target = targetOf(request)
  const url = URL.canParse(target) ? new URL(target) : undefined
  const path = url ? `${url.pathname}${url.search}` : target
  return [
    `${request.method} ${path} HTTP/1.1`,
    ...(url ? [`Host: ${url.host}`] : []),
    ...request.headers.map(([name, value]) => `${name}: ${shown(value)}`),
  ].join('\n')
}

/** The body as text; a masked secret stands as its mask, not encoded. */
export function bodyText({ body }: HttpRequest): string {
  if (!body) return ''
  if ('raw' in body) return body.raw
  if ('form' in body) return body.form.map(formPair).join('&')
  return jsonText(body.json.map(([name, value]) => [name, shown(value)]))
}

function formPair([name, value]: Field): string {
  const pair = new URLSearchParams([[name, typeof value === 'string' ? value : '']]).toString()
  return typeof value === 'string' ? pair : `${pair}${shown(value)}`
}

/** A response as on the wire, its body decoded. */
export function rawResponse({ status, statusText, headers, body }: HttpResponse): RawMessage {
  const lines = headers.map(([name, value]) => `${name}: ${value}`)
  return { head: [`HTTP/1.1 ${status} ${statusText}`.trimEnd(), ...lines].join('\n'), body }
}
