import type { Evidence } from '../check.ts'
import type { HttpResponse } from '../http.ts'
import { headerOf } from '../http.ts'
import { responseMembers } from '../in-hand.ts'
import { visibleText } from '../visible-text.ts'
import type { Answered } from './probe.ts'

/** Characters of a page or a description that a sentence quotes. */
const quotedLength = 240

/** What an error response says, wherever the server put it. */
export interface Said {
  readonly error?: string
  readonly description?: string
}

/**
 * The `error` and its description: of a JSON or form body, flat as in RFC 6749 §5.2 or, as
 * Facebook does, as an object with a code and a message.
 */
export function saidIn({ body }: HttpResponse): Said {
  const members = responseMembers(body) ?? {}
  const { error, error_description, message } = members
  if (typeof error === 'object' && error !== null) return saidInObject(error)
  const description = textOf(error_description) ?? textOf(message)
  return {
    ...(typeof error === 'string' && { error }),
    ...(description !== undefined && { description }),
  }
}

function saidInObject(error: object): Said {
  const message = textOf((error as Readonly<Record<string, unknown>>)['message'])
  return message === undefined ? {} : { description: message }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** `400 invalid_grant: The code is not valid`: the status and what was said beside it. */
export function answerInWords({ status }: HttpResponse, { error, description }: Said): string {
  const words = [error, description].filter((text) => text !== undefined).join(': ')
  return words === '' ? `${status}` : `${status} ${quoted(words)}`
}

/** Text on one line, cut where a sentence would get too long. */
export function quoted(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > quotedLength ? `${line.slice(0, quotedLength)}…` : line
}

/** The words of a page as a person sees them, its title first; empty for a page without any. */
export function pageWords({ body }: HttpResponse): string {
  const title = /<title[^>]*>([^<]{1,200})/i.exec(body)?.[1]?.trim() ?? ''
  const text = visibleText(body.replace(/<title[\s\S]*?<\/title>/i, ' ')).trim()
  return [title, text].filter((part) => part !== '').join(': ')
}

/** Where the answer's status stands, what was expected of it and what was found. */
export function statusEvidence({ entry }: Answered, expected: string, found: string): Evidence {
  return { pointer: { entry: entry.id, part: 'response.status' }, expected, found }
}

/** True where the answer is about the load or about the backend, not about the request. */
export function isBarred(response: HttpResponse): boolean {
  if (response.status === 429) return true
  const guarded = /just a moment|attention required|captcha|access to this page has been denied/i
  return (
    (response.status === 403 || response.status === 503) &&
    (headerOf(response.headers, 'cf-mitigated') !== undefined ||
      guarded.test(response.body.slice(0, 20_000)))
  )
}
