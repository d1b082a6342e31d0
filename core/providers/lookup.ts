import { applicationTexts } from '../application-answer.ts'
import { sentTokenOf } from '../checks/sent-token.ts'
import type { Facts, RequestFacts, ResponseFacts } from '../facts.ts'
import type { Lookup } from '../diagnose.ts'
import { headerOf } from '../http.ts'
import { locationWords } from '../location-words.ts'
import type { Exchange, StepName } from '../run.ts'
import { providers } from './all.ts'
import { type Words, matcher } from './match.ts'
import { bodyLimit, visibleText } from '../visible-text.ts'
import type { KnownStep, Provider } from './provider.ts'
import { recognise } from './recognise.ts'

/** The matcher over the whole catalogue, for words from anywhere; best first. */
export const match = matcher(providers)

/** Our steps in the catalogue's words; a token request may also meet what it files elsewhere. */
const stepsOf: Readonly<Record<StepName, readonly KnownStep[]>> = {
  discovery: ['discovery', 'network'],
  registration: ['discovery', 'token', 'network'],
  'pushed-authorization-request': ['authorize', 'token', 'network'],
  'authorization-request': ['authorize'],
  'request-object': ['authorize', 'network'],
  'authorization-response': ['callback', 'authorize'],
  'device-authorization': ['token', 'network'],
  'token-request': ['token', 'network'],
  jwks: ['jwks', 'network'],
  'id-token': ['id-token', 'jwks'],
  'access-token': ['access-token', 'jwks'],
  userinfo: ['userinfo', 'api'],
  'distributed-claims': ['userinfo', 'network'],
  'api-request': ['api', 'access-token'],
  'resource-metadata': ['api', 'network'],
  refresh: ['refresh', 'token'],
  introspection: ['token', 'network'],
  revocation: ['token', 'network'],
  logout: ['logout'],
  'logout-return': ['logout'],
  'backchannel-logout': ['logout'],
  'frontchannel-logout': ['logout'],
}

/** The catalogue's entries for what was said where a symptom shows. */
export const lookup: Lookup = (facts, { step, pointer }) =>
  match(pointer.part.startsWith('application.') ? wordsOfApplication(facts) : wordsAt(facts, step))

/** The provider of this run, as far as it gives itself away. */
export function providerOf(facts: Facts): Provider | undefined {
  const { connection } = facts.run
  const metadata = Object.values(facts.metadata).filter((value) => typeof value === 'string')
  const sent = facts.branch.map(({ sent }) => sent.request.url)
  return recognise(providers, {
    urls: [connection.issuer, ...metadata, ...sent, ...issuersOfTokens(facts)],
    headers: facts.branch.flatMap(headerNames),
    texts: [...facts.branch.flatMap(errorTexts), ...callbackTexts(facts)],
  })
}

/** Whoever issued the token that an API was shown is the server, where nothing else names it. */
function issuersOfTokens(facts: Facts): string[] {
  const exchanges = [facts.apiRequest, facts.userinfo].filter((exchange) => exchange !== undefined)
  return exchanges.flatMap((exchange) => {
    const iss = sentTokenOf(facts, exchange)?.claims['iss']
    return typeof iss === 'string' ? [iss] : []
  })
}

function headerNames({ outcome }: Exchange): string[] {
  return outcome.kind === 'response' ? outcome.entry.response.headers.map(([name]) => name) : []
}

function errorTexts({ outcome }: Exchange): string[] {
  if (outcome.kind !== 'response' || outcome.entry.response.status < 400) return []
  return [outcome.entry.response.body.slice(0, bodyLimit)]
}

function callbackTexts({ authorizationResponse }: Facts): string[] {
  return (authorizationResponse?.parameters ?? [])
    .filter(([name]) => name.startsWith('error'))
    .map(([, value]) => value)
}

function wordsAt(facts: Facts, step: StepName): Words {
  const provider = providerOf(facts)?.id
  const known = { steps: stepsOf[step], ...(provider !== undefined && { provider }) }
  if (step === 'authorization-response') {
    const error = facts.authorizationResponse?.parameters.find(([name]) => name === 'error')?.[1]
    return { ...known, texts: callbackTexts(facts), ...(error !== undefined && { error }) }
  }
  if (step === 'authorization-request') {
    const page = wordsOfPage(facts.authorizationRequest)
    // Whose codes these are has to be known: another server may mean something else by one.
    const error = provider === undefined ? undefined : codeOnPage(page.texts)
    return { ...known, ...page, ...(error !== undefined && { error }) }
  }
  if (step === 'logout') return { ...known, ...wordsOfPage(facts.logout) }
  const response = responseAt(facts, step)
  return response ? { ...known, ...wordsOf(response) } : { ...known, texts: [] }
}

/** What the application said of a login that went well. */
function wordsOfApplication({ authorizationResponse }: Facts): Words {
  const callbacks = authorizationResponse
    ? [authorizationResponse.entry, ...authorizationResponse.repeated]
    : []
  const answer = callbacks.findLast(({ application }) => application)?.application
  return {
    steps: ['callback', 'token', 'id-token'],
    texts: applicationTexts(answer).map(([, text]) => text),
    ...(answer?.status !== undefined && { status: answer.status }),
  }
}

function responseAt(facts: Facts, step: StepName): ResponseFacts | undefined {
  const exchanges: Partial<Record<StepName, { readonly response?: ResponseFacts } | undefined>> = {
    discovery: facts.discovery,
    registration: facts.registration,
    'pushed-authorization-request': facts.pushedAuthorizationRequest,
    'device-authorization': facts.deviceAuthorization,
    'token-request': facts.tokenRequest,
    jwks: facts.jwks,
    userinfo: facts.userinfo,
    'distributed-claims': facts.distributedClaims?.at(-1),
    'api-request': facts.apiRequest,
    'resource-metadata': facts.resourceMetadata,
    refresh: facts.refresh,
    introspection: facts.introspection,
    revocation: facts.revocation,
  }
  return exchanges[step]?.response
}

/** The page that the authorization server showed instead of sending the browser back. */
function wordsOfPage(asked: RequestFacts | undefined): Pick<Words, 'texts' | 'status' | 'onPage'> {
  const outcome = asked?.exchange.outcome
  if (outcome?.kind !== 'response') return { texts: [] }
  const { status, body, headers } = outcome.entry.response
  const location = headerOf(headers, 'Location') ?? ''
  const texts = [visibleText(body), location, ...locationWords(location)]
  return { status, texts, onPage: true }
}

/** The code that a page states beside its status, in whatever language the rest is. */
function codeOnPage(texts: readonly string[]): string | undefined {
  const stated = /\b[45]\d\d ?[:：] ?([a-z]+(?:_[a-z]+)+)\b|^([a-z]+(?:_[a-z]+)+)$/
  for (const text of texts) {
    const found = stated.exec(text.trim())
    if (found) return found[1] ?? found[2]
  }
  return undefined
}

function wordsOf({ entry, members }: ResponseFacts): Pick<Words, 'texts' | 'error' | 'status'> {
  const { status, headers, body } = entry.response
  const error = members?.['error']
  const challenge = headerOf(headers, 'WWW-Authenticate')
  const described = Object.values(members ?? {}).filter((value) => typeof value === 'string')
  return {
    status,
    texts: [...described, visibleText(body), ...(challenge === undefined ? [] : [challenge])],
    ...(typeof error === 'string' && { error }),
  }
}
