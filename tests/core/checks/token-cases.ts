import { json, signed } from '../arrange-run.ts'
import { claims } from '../hostile-tokens.ts'
import type { Case } from './check-table.ts'

const nonce = 'n-0S6_WzA2Mj-Kq8xLw3Pb7Rt'

/** A good ID Token with these Claims and header parameters over its own. */
export function idToken(over: object = {}, header: object = {}): Promise<string> {
  return signed({ ...claims, nonce, ...over }, { ...header })
}

/** The code is exchanged for this very ID Token, whose nonce was sent. */
export function bringing(id_token: string, more: Case = {}): Case {
  return { drawn: { nonce }, grant: { id_token }, until: 'jwks', ...more }
}

/** The code is exchanged for an ID Token with these Claims over good ones. */
export function claiming(over: Readonly<Record<string, unknown>>, more: Case = {}): Case {
  return { idToken: over, until: 'jwks', ...more }
}

/** The code is exchanged for an access token with these Claims over good ones. */
export function granting(over: Readonly<Record<string, unknown>>, more: Case = {}): Case {
  return { accessToken: over, until: 'jwks', ...more }
}

/** The code is exchanged for this very access token; the ID Token has no at_hash. */
export function accessToken(access_token: string, more: Case = {}): Case {
  return { idToken: { at_hash: undefined }, grant: { access_token }, until: 'jwks', ...more }
}

/** The authorization request has these parameters beside its own. */
export function asking(parameters: readonly (readonly [string, string])[]): Case {
  return { connection: { authorizationParameters: parameters } }
}

/** The JWK Set has these keys. */
export function publishing(keys: readonly unknown[], more: Case = {}): Case {
  return { answers: { jwks: json(200, { keys }) }, until: 'jwks', ...more }
}
