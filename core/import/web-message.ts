import type { TextField } from '../http.ts'
import { asObject, readJson } from '../read-json.ts'
import type { ReadCallback } from './callback-shape.ts'
import type { HarExchange } from './read-har.ts'

/** What the page hands to the window that asked, as an object literal or as JSON. */
const handedOn = /["']?response["']?\s*:\s*(\{[^{}]{2,20000}\})/

/**
 * The authorization response that a page hands to the window that opened it, with
 * `response_mode=web_message` (draft-sakimura-oauth-wmrm §4): silent logins get theirs this way, in
 * a page with status 200. Undefined when the answer is no such page.
 */
export function readWebMessage({ response }: HarExchange): ReadCallback | undefined {
  const body = response?.body ?? ''
  if (!body.includes('postMessage') && !body.includes('authorization_response')) return undefined
  const members = asObject(readJson(handedOn.exec(body)?.[1] ?? '').value) ?? {}
  const parameters = Object.entries(members).flatMap(([name, value]): TextField[] =>
    typeof value === 'string' ? [[name, value]] : [],
  )
  const isAnswer = parameters.some(([name]) => name === 'error' || name === 'code')
  return isAnswer ? { via: 'web_message', parameters } : undefined
}
