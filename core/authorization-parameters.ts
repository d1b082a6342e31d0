import { asObject, readJson } from './read-json.ts'

/** A parameter that an authorization request may carry beside those every flow has. */
export interface KnownParameter {
  readonly name: string
  /** The values that its specification defines; absent where any will do. */
  readonly values?: readonly string[]
  /** It holds JSON, so that a form gives it room. */
  readonly json?: true
}

/** What the form of a connection offers; what each does is said in `learn/parameters`. */
export const knownParameters: readonly KnownParameter[] = [
  { name: 'prompt', values: ['none', 'login', 'consent', 'select_account', 'create'] },
  { name: 'max_age' },
  { name: 'login_hint' },
  { name: 'id_token_hint' },
  { name: 'acr_values' },
  { name: 'ui_locales' },
  { name: 'claims_locales' },
  { name: 'display', values: ['page', 'popup', 'touch', 'wap'] },
  { name: 'claims', json: true },
  { name: 'resource' },
  { name: 'authorization_details', json: true },
  { name: 'organization' },
  { name: 'connection' },
]

/** What is wrong with the value of a known parameter, and what to do; undefined when nothing is. */
export function problemOfParameter(name: string, value: string): string | undefined {
  return value === '' ? undefined : judges[name]?.(value)
}

const judges: Readonly<Record<string, (value: string) => string | undefined>> = {
  claims: problemOfClaims,
  authorization_details: problemOfDetails,
  max_age: (value) =>
    /^\d+$/.test(value)
      ? undefined
      : `“${value}” is no number of seconds: digits alone, as in 3600.`,
  prompt: (value) =>
    /\bnone\b/.test(value) && value.trim() !== 'none'
      ? 'none says that no page may be shown, so it stands alone: leave out the others.'
      : undefined,
  resource: (value) =>
    URL.canParse(value) && !value.includes('#')
      ? undefined
      : 'An absolute URI without a fragment, such as https://api.example.com/ (RFC 8707 §2).',
}

function problemOfClaims(text: string): string | undefined {
  const wish = 'such as {"id_token":{"auth_time":{"essential":true}}}'
  const claims = asObject(readJson(text).value)
  if (!claims) return `${whatIsNoJson(text) ?? 'It is JSON, and no object'}: an object, ${wish}.`
  const odd = Object.keys(claims).find((member) => member !== 'userinfo' && member !== 'id_token')
  return odd === undefined
    ? undefined
    : `“${odd}” stands where userinfo or id_token belongs; a Claim stands inside one of them.`
}

function problemOfDetails(text: string): string | undefined {
  const wish = 'such as [{"type":"payment_initiation"}]'
  const { value } = readJson(text)
  if (!Array.isArray(value))
    return `${whatIsNoJson(text) ?? 'It is JSON, and no array'}: an array of objects, ${wish}.`
  const at = value.findIndex((detail) => typeof asObject(detail)?.['type'] !== 'string')
  return at === -1
    ? undefined
    : `Entry ${at + 1} has no type, which says what is asked for: each has one, ${wish}.`
}

/** Where reading stopped, in the engine’s own words; undefined for JSON. */
function whatIsNoJson(text: string): string | undefined {
  const problem = readJson(text).problems.find(({ kind }) => kind !== 'duplicate-member')
  if (problem === undefined) return undefined
  return problem.kind === 'invalid' ? `This is no JSON (${problem.message})` : 'This is no JSON'
}
