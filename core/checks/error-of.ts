import type { ExchangeFacts } from '../facts.ts'

/** The `error` of an answer, whatever its status; undefined when there is none. */
export function errorOf({ response }: ExchangeFacts): string | undefined {
  const error = response?.members?.['error']
  return typeof error === 'string' ? error : undefined
}

/** True when the answer is a success that carries an access token. */
export function isGranted({ response }: ExchangeFacts): boolean {
  return (
    response?.entry.response.status === 200 &&
    typeof response.members?.['access_token'] === 'string'
  )
}
