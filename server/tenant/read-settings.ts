import {
  protocols,
  type ApiChoices,
  type AuthenticationChoice,
  type Choices,
  type ClientChoices,
  type CustomTokens,
  type Protocol,
  type TokenChoices,
} from './choices.ts'
import type { Field } from './hooks.ts'
import { standardClaims } from './standard-claims.ts'

/** What is wrong with a form of the settings page, by field. */
export type Problems = Readonly<Record<string, string>>

/** A section of the page that was sent, read, or what is wrong with it. */
export type ReadSettings = { readonly choices: Choices } | { readonly problems: Problems }

export const sections = ['client', 'api', 'tokens', 'custom'] as const

export type Section = (typeof sections)[number]

/** The ways in which a client may authenticate, as the page words them. */
export const authentications: Readonly<Record<AuthenticationChoice, string>> = {
  any: 'Basic or Post, whichever the client uses',
  client_secret_basic: 'Basic: in the Authorization header',
  client_secret_post: 'Post: in the body',
  none: 'None: a public client',
}

/** The grants a client may use, as the page words them. */
export const grants: Readonly<Record<string, string>> = {
  authorization_code: 'Authorization Code',
  refresh_token: 'Refresh Token',
  client_credentials: 'Client Credentials',
  'urn:ietf:params:oauth:grant-type:device_code': 'Device Code',
}

/** Reads one section's form over the choices made so far. */
export function readSettings(
  section: Section,
  fields: readonly Field[],
  before: Choices,
): ReadSettings {
  const form = reader(fields)
  const choices = { ...before, ...read[section](form, before) }
  return Object.keys(form.problems).length > 0 ? { problems: form.problems } : { choices }
}

interface Form {
  readonly text: (name: string) => string
  readonly all: (name: string) => readonly string[]
  readonly isOn: (name: string) => boolean
  readonly problems: Record<string, string>
}

function reader(fields: readonly Field[]): Form {
  const all = (name: string) => fields.flatMap(([key, value]) => (key === name ? [value] : []))
  const text = (name: string) => all(name)[0]?.trim() ?? ''
  return { all, text, isOn: (name) => text(name) === 'on', problems: {} }
}

const read: Readonly<Record<Section, (form: Form, before: Choices) => Choices>> = {
  client: (form, { clients = {} }) => ({
    clients: { ...clients, [form.text('client_id')]: readClient(form) },
  }),
  api: (form) => ({ api: readApi(form) }),
  tokens: (form) => ({ tokens: readTokens(form) }),
  custom: (form) => ({ custom: readCustom(form) }),
}

function readClient(form: Form): ClientChoices {
  const redirect_uris = linesOf(form.text('redirect_uris'))
  const wrong = redirect_uris.find((uri) => !isRedirectUri(uri))
  if (wrong !== undefined)
    form.problems['redirect_uris'] = `“${wrong}” is not a http or https URL without a fragment.`
  if (redirect_uris.length === 0) form.problems['redirect_uris'] = 'Enter at least one URL.'
  const authentication = form.text('authentication')
  return {
    redirect_uris,
    grant_types: form.all('grant_types').filter((grant) => grant in grants),
    authentication: authentication in authentications ? (authentication as 'any') : 'any',
  }
}

function isRedirectUri(uri: string): boolean {
  return URL.canParse(uri) && /^https?:\/\//.test(uri) && !uri.includes('#')
}

function readApi(form: Form): ApiChoices {
  const identifier = form.text('identifier')
  if (!URL.canParse(identifier) || identifier.includes('#'))
    form.problems['identifier'] =
      'An identifier is an absolute URI without a fragment, such as https://api.example.com.'
  const scopes = linesOf(form.text('scopes')).map((line) => {
    const [value = '', ...description] = line.split(/\s+/)
    return { value, description: description.join(' ') || value }
  })
  if (scopes.some(({ value }) => !/^[\x21\x23-\x5b\x5d-\x7e]+$/.test(value)))
    form.problems['scopes'] = 'A scope has no quote, no backslash and only ASCII characters.'
  return {
    identifier,
    scopes,
    allowOfflineAccess: form.isOn('allow_offline_access'),
    accessTokenLifetime: secondsOf(form, 'access_token_lifetime'),
  }
}

function readTokens(form: Form): TokenChoices {
  return {
    authorizationCode: secondsOf(form, 'authorization_code_lifetime'),
    idToken: secondsOf(form, 'id_token_lifetime'),
    refreshToken: secondsOf(form, 'refresh_token_lifetime'),
    rotateRefreshTokens: form.isOn('rotate_refresh_tokens'),
    dpopNonces: form.isOn('dpop_nonces'),
  }
}

function readCustom(form: Form): CustomTokens {
  const protocol = form.text('protocol')
  return {
    ...(protocol in protocols && { protocol: protocol as Protocol }),
    idToken: claimsOf(form, 'id_token_claims'),
    accessToken: claimsOf(form, 'access_token_claims'),
    scope: form.text('scope').split(/\s+/).filter(Boolean).join(' '),
  }
}

const year = 365 * 86_400

function secondsOf(form: Form, name: string): number {
  const seconds = Number(form.text(name))
  if (Number.isInteger(seconds) && seconds >= 1 && seconds <= year) return seconds
  form.problems[name] = `Enter whole seconds from 1 to ${year} (a year).`
  return 1
}

/** The claims that a rule adds: a JSON object whose names collide with no standard claim. */
function claimsOf(form: Form, name: string): Readonly<Record<string, unknown>> {
  const claims = objectIn(form.text(name) || '{}')
  if (!claims) {
    form.problems[name] = 'This is not a JSON object, such as {"https://example.com/role":"admin"}.'
    return {}
  }
  const taken = Object.keys(claims).find((claim) => standardClaims.has(claim))
  if (taken !== undefined)
    form.problems[name] =
      `“${taken}” is a claim of the standards, and a rule cannot set it. Use a name of your own, such as https://example.com/${taken}.`
  return claims
}

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...value }
      : undefined
  } catch {
    return undefined
  }
}

const linesOf = (text: string): readonly string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
