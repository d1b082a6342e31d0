import { asObject, asText, readJson } from '../read-json.ts'
import type { KnownStep } from '../providers/provider.ts'

/** What an authorization server wrote into its own event log, without what is said of anybody else. */
export interface LoggedEvent {
  /** The catalogue's id of the server. */
  readonly provider: string
  /** The members that tell what went wrong, code first. */
  readonly texts: readonly string[]
  readonly error?: string
  readonly steps: readonly KnownStep[]
  /** The catalogue's id for it, where the code says which. */
  readonly meaning?: string
}

type Members = Readonly<Record<string, unknown>>

/**
 * The event in a text: Keycloak's line (`type="…_ERROR", error="…"`), Auth0's tenant log, Okta's
 * System Log and Entra ID's sign-in log, as JSON or the first of a list. Ids, addresses and names in it
 * say nothing of the failure and are left out. Undefined when the text is no such event.
 */
export function readEvent(text: string): LoggedEvent | undefined {
  const keycloak = ofKeycloak(text)
  if (keycloak) return keycloak
  const { value } = readJson(text.slice(Math.max(text.search(/[[{]/), 0)))
  const list: unknown = asObject(value)?.['value'] ?? value
  const event = asObject(Array.isArray(list) ? list[0] : list)
  if (!event) return undefined
  const members = { ...event, ...asObject(event['data']), ...asObject(event['properties']) }
  return ofOkta(members) ?? ofEntra(members) ?? ofAuth0(members)
}

/** https://www.keycloak.org/docs/latest/server_admin/#event-types */
function ofKeycloak(text: string): LoggedEvent | undefined {
  const type = /\btype="?([A-Z_]+_ERROR)\b/.exec(text)?.[1]
  const error = /\berror="?([\w ]+?)"?(?:,|$|\s)/.exec(text)?.[1]
  if (type === undefined || error === undefined) return undefined
  const isOfTokens = /TOKEN|CLIENT_LOGIN|EXCHANGE/.test(type)
  const atToken: KnownStep[] = type.startsWith('REFRESH') ? ['refresh', 'token'] : ['token']
  return eventOf('keycloak', error, [], isOfTokens ? atToken : ['authorize', 'callback'])
}

/** https://auth0.com/docs/deploy-monitor/logs/log-event-type-codes */
function ofAuth0({ type, description, details }: Members): LoggedEvent | undefined {
  if (typeof type !== 'string' || typeof description !== 'string') return undefined
  if (!/^f[a-z_]{0,12}$/.test(type)) return undefined
  const refreshing = /^fe(?:rt|rrt)/.test(type)
  const step: KnownStep[] = refreshing ? ['refresh'] : /^fe/.test(type) ? ['token'] : []
  const told = asObject(asObject(details)?.['error'])?.['message']
  return eventOf('auth0', type, [description, told], step)
}

/** https://developer.okta.com/docs/reference/api/system-log/ */
function ofOkta({ eventType, outcome, displayMessage }: Members): LoggedEvent | undefined {
  const { result, reason } = asObject(outcome) ?? {}
  if (typeof eventType !== 'string' || typeof reason !== 'string') return undefined
  if (result !== 'FAILURE' && result !== 'DENY') return undefined
  const isOfTokens = /\.token\b/.test(eventType)
  return eventOf('okta', reason, [displayMessage], isOfTokens ? ['token'] : ['authorize'])
}

/** https://learn.microsoft.com/en-us/graph/api/resources/signinstatus; `ResultType` in Log Analytics. */
function ofEntra(members: Members): LoggedEvent | undefined {
  const status = asObject(members['status']) ?? members
  const [code, why] = [status['errorCode'] ?? members['resultType'], status['failureReason']]
  const number = asText(code ?? members['ResultType'])
  if (!/^\d{5,7}$/.test(number)) return undefined
  const reason = why ?? members['resultDescription'] ?? members['ResultDescription']
  return eventOf('entra-id', `AADSTS${number}`, [reason], [])
}

function eventOf(
  provider: string,
  code: string,
  told: readonly unknown[],
  steps: readonly KnownStep[],
): LoggedEvent {
  const words = told.filter((each) => typeof each === 'string')
  const meaning = meanings[provider]?.[code.toLowerCase()]
  const texts = [code.replaceAll('_', ' '), code, ...words]
  return { provider, error: code, texts, steps, ...(meaning !== undefined && { meaning }) }
}

/** What a log's own code means, where it is another than the one that the client gets. */
const meanings: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  keycloak: {
    invalid_redirect_uri: 'keycloak-invalid-redirect-uri',
    client_not_found: 'keycloak-client-not-found',
    invalid_client_credentials: 'keycloak-wrong-secret',
    invalid_code: 'keycloak-code-not-valid',
    expired_code: 'code-expired',
    pkce_verification_failed: 'keycloak-pkce-code-mismatch',
    invalid_code_verifier: 'keycloak-pkce-invalid-verifier',
    code_verifier_missing: 'keycloak-pkce-verifier-missing',
    code_challenge_method_missing: 'keycloak-pkce-method-missing',
    cookie_not_found: 'keycloak-cookie-not-found',
    invalid_user_credentials: 'keycloak-invalid-user-credentials',
    user_session_not_found: 'keycloak-session-not-active',
    invalid_token: 'keycloak-refresh-token-not-active',
    rejected_by_user: 'access-denied-by-user',
  },
  auth0: {
    ferrt: 'refresh-rotation-reuse',
    fsa: 'auth0-silent-login-required',
    fco: 'auth0-allowed-web-origins',
  },
  okta: {
    no_matching_policy: 'okta-policy-evaluation-failed',
    user_not_assigned: 'okta-user-not-assigned',
    illegal_redirect_uri: 'okta-redirect-uri',
    invalid_redirect_uri: 'okta-redirect-uri',
    redirect_uri_mismatch: 'okta-redirect-uri',
    invalid_authorization_code: 'okta-code-invalid',
    pkce_verification_failed: 'okta-pkce-failed',
    invalid_refresh_token: 'okta-refresh-invalid',
    invalid_client_credentials: 'client-secret-wrong',
    invalid_client_secret: 'client-secret-wrong',
    no_matching_scope: 'okta-scope-not-configured',
  },
}
