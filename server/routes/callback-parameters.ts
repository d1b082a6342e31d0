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
 * A callback pasted by a person: a whole URL, or only its query or fragment. Undefined when there is
 * no parameter in it.
 */
export function readPasted(text: string): InboundRequest | undefined {
  const url = text.trim()
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
