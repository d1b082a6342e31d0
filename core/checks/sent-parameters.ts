import { type HttpRequest, type TextField, targetOf } from '../http.ts'

/** Every parameter of a request's target, decoded, in order; none when the URL is malformed. */
export function sentParameters(request: HttpRequest): TextField[] {
  const target = targetOf(request)
  return URL.canParse(target) ? [...new URL(target).searchParams] : []
}
