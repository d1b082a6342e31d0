import { authenticatesByCertificate } from '../core/connection.ts'
import { fillTemplate } from '../core/templates/fill.ts'
import type { Template, Values } from '../core/templates/template.ts'
import { type ConnectionForm, type EndpointName, endpointNames } from './connection-form.ts'
import { problemOfMembers } from './metadata-members.ts'
import { problemOfAuthorities, problemOfProxy } from './network-form.ts'
import type { RequestForm } from './request-form.ts'
import { inputsBeside } from './template-form.ts'

/** The connection's own request to the API, or one of those that are saved beside it. */
export type RequestPlace = 'api' | `saved ${number}`

/** Where a problem is shown. */
export type FormPlace =
  | 'name'
  | 'issuer'
  | EndpointName
  | 'client_id'
  | 'secret'
  | 'members'
  | 'redirect_uri'
  | 'scope'
  | 'parameters'
  | 'servedFrom'
  | 'keysServedFrom'
  | `${RequestPlace} ${'name' | 'url' | 'headers'}`
  | 'certificateAuthorities'
  | 'proxy'
  /** An input of the template, by its name. */
  | `input ${string}`

export type Problems = Readonly<Partial<Record<FormPlace, string>>>

/** What keeps the form from being saved: what was found, and what to do. */
export function problemsOf(form: ConnectionForm): Problems {
  const problems: Partial<Record<FormPlace, string | undefined>> = {
    name: form.name.trim() === '' ? 'Empty: give the connection a name to find it by.' : undefined,
    issuer: problemOfIssuer(form),
    client_id:
      form.client_id.trim() === '' && !form.register
        ? 'Empty: the authorization server gave this client an id; enter it here.'
        : undefined,
    redirect_uri:
      form.grantType === 'authorization_code'
        ? problemOfRedirect(form.redirect_uri.trim())
        : undefined,
    members: problemOfMembers(form.members),
    scope: problemOfScope(form.scope),
    parameters: problemOfPairs(form.parameters),
    servedFrom:
      form.requestObject !== '' && form.byReference
        ? problemOfOrigin(form.servedFrom.trim())
        : undefined,
    keysServedFrom: problemOfOrigin(form.keysServedFrom.trim()),
    ...problemsOfRequest('api', form.api),
    certificateAuthorities: problemOfAuthorities(form.certificateAuthorities),
    proxy: problemOfProxy(form.proxy.trim()),
  }
  for (const [at, request] of form.savedRequests.entries())
    Object.assign(problems, problemsOfRequest(`saved ${at}`, request))
  for (const name of endpointNames) {
    const url = form.endpoints[name].trim()
    if (url !== '') problems[name] = problemOfUrl(url)
  }
  return present(problems)
}

/** What is wrong with, or missing in, the inputs of a template. */
export function problemsOfInputs(template: Template, typed: Values): Problems {
  const { problems } = fillTemplate(template, typed)
  const missing = inputsBeside(template).filter(
    ({ name, fallback }) => fallback === undefined && !typed[name]?.trim(),
  )
  return Object.fromEntries<string>([
    ...missing.map(
      ({ name, placeholder }) =>
        [`input ${name}`, `Empty: enter it, as in ${placeholder}.`] as const,
    ),
    ...Object.entries(problems).map(([name, text]) => [`input ${name}`, text] as const),
  ])
}

/** What deserves a look and keeps nothing from being saved. */
export function remarksOf(
  form: ConnectionForm,
  secret: string,
  { hasSecret }: { readonly hasSecret: boolean },
): Problems {
  return present({ secret: remarkOnSecret(form, secret, hasSecret) })
}

function present(problems: Partial<Record<FormPlace, string | undefined>>): Problems {
  return Object.fromEntries(Object.entries(problems).filter(([, text]) => text !== undefined))
}

function problemOfIssuer({ issuer, endpoints }: ConnectionForm): string | undefined {
  const text = issuer.trim()
  if (text === '') {
    return endpoints.authorization_endpoint.trim() && endpoints.token_endpoint.trim()
      ? undefined
      : 'Empty: enter the issuer, or at least the authorization and token endpoints by hand.'
  }
  const before = /^(.*?)\/?\.well-known\//.exec(text)?.[1]
  if (before !== undefined)
    return `This is the address of the metadata. The issuer is what stands before it: ${before}`
  const problem = problemOfUrl(text)
  if (problem) return problem
  const { search, hash } = new URL(text)
  if (search || hash) return `An issuer has no query and no fragment: leave out “${search}${hash}”.`
  return undefined
}

function problemOfUrl(text: string): string | undefined {
  const placeholder = /YOUR_[A-Z_]+/.exec(text)?.[0]
  if (placeholder) return `“${placeholder}” still stands there: put your own value in its place.`
  if (!/^[a-z][a-z0-9+.-]*:/i.test(text))
    return `“${text}” is no URL: it begins with https://, as in https://${text.replace(/^\/+/, '')}`
  if (!URL.canParse(text)) return `“${text}” cannot be read as a URL: check it for odd characters.`
  const { protocol, username } = new URL(text)
  if (protocol !== 'https:' && protocol !== 'http:')
    return `“${protocol}” is not a scheme this tool connects with: use https:// or http://.`
  if (username) return 'There is a user name in this URL: leave it out.'
  return undefined
}

function problemOfRedirect(text: string): string | undefined {
  if (text === '') return 'Empty: the authorization server sends the browser back to it.'
  if (!URL.canParse(text)) return `“${text}” is no URL: it is compared letter by letter, in full.`
  if (text.includes('#')) return 'A redirect URI has no fragment: leave out “#” and what follows.'
  return undefined
}

function problemOfOrigin(text: string): string | undefined {
  if (text === '') return undefined
  const problem = problemOfUrl(text)
  if (problem) return problem
  const { origin } = new URL(text)
  return text === origin ? undefined : `Only scheme, host and port belong here: enter ${origin}`
}

function problemOfScope(scope: string): string | undefined {
  if (scope.includes(',')) return 'Scopes are separated by spaces, not by commas.'
  const odd = /[^\x21\x23-\x5B\x5D-\x7E\s]/.exec(scope)?.[0]
  return odd === undefined ? undefined : `“${odd}” cannot stand in a scope (RFC 6749 §3.3).`
}

function problemsOfRequest(
  place: RequestPlace,
  { name, url, headers }: RequestForm,
): Partial<Record<FormPlace, string | undefined>> {
  const [named, address] = [name.trim(), url.trim()]
  const saved = place !== 'api'
  return {
    ...(saved && {
      [`${place} name`]:
        named === '' ? 'Empty: give the request a name to choose it by.' : undefined,
    }),
    [`${place} url`]: saved || address !== '' ? problemOfUrl(address) : undefined,
    [`${place} headers`]: problemOfPairs(headers),
  }
}

function problemOfPairs(pairs: ConnectionForm['parameters']): string | undefined {
  const nameless = pairs.find(({ name, value }) => name === '' && value !== '')
  return nameless
    ? `The value “${nameless.value}” has no name: enter one, or remove it.`
    : undefined
}

function remarkOnSecret(
  { clientAuthentication }: ConnectionForm,
  secret: string,
  hasSecret: boolean,
): string | undefined {
  if (secret !== secret.trim())
    return 'It begins or ends with white space, which was perhaps copied along. It is sent as it is.'
  if (clientAuthentication === 'none' || authenticatesByCertificate({ clientAuthentication }))
    return undefined
  return secret === '' && !hasSecret
    ? 'None is held yet: the token request needs it with this client authentication.'
    : undefined
}
