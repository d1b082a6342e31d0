import { callbackParameters } from '../../core/callback-parameters.ts'
import type { InboundRequest, TextField } from '../../core/http.ts'

/** The parameters of a query or fragment, in order, repeats kept; a leading `?` or `#` is dropped. */
export function parametersIn(text: string): TextField[] {
  return [...new URLSearchParams(text.replace(/^[?#]/, ''))]
}

/** The values of `state` in the response, signed or not, without repeats. */
export function statesOf(request: InboundRequest): string[] {
  const parameters = callbackParameters(request)
  return [...new Set(parameters.flatMap(([name, value]) => (name === 'state' ? [value] : [])))]
}

/**
 * A callback pasted by a person: a whole URL, only its query or fragment, or the form of a form_post
 * as the browser's network panel shows it. Undefined when there is no parameter in it.
 */
export function readPasted(text: string): InboundRequest | undefined {
  const url = asForm(text.trim())
  const [beforeFragment = '', ...fragment] = url.split('#')
  const [, ...query] = beforeFragment.split('?')
  const bare = !/[?#]/.test(url) && url.includes('=') ? [url] : query
  const parameters = [...parametersIn(bare.join('?')), ...parametersIn(fragment.join('#'))]
  return parameters.length > 0 ? { method: 'GET', url, via: 'pasted', parameters } : undefined
}

/** The request without any secret that came back with it. */
export function maskInbound(
  request: InboundRequest,
  mask: (text: string) => string,
): InboundRequest {
  return {
    ...request,
    url: mask(request.url),
    parameters: request.parameters.map(([name, value]) => [mask(name), mask(value)]),
  }
}

/** Form data as a network panel lists it, a name and its value a line, encoded again. */
function asForm(text: string): string {
  const lines = text.split(/\s*\n\s*/)
  const pairs = lines.map((line) => /^([\w.]+):\s*(\S.*)$/.exec(line))
  if (!pairs.every((pair) => pair !== null && !/^https?$/.test(pair[1] ?? ''))) return text
  return new URLSearchParams(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? ''])).toString()
}
