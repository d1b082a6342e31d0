/** Why a field is removed: it opens something, or it tells who someone is. */
export type Sensitivity = 'credential' | 'token' | 'personal'

/** What proves who the client or the user is. Removed from every export, live tokens or not. */
const credentials = `client_secret password passwd passphrase passcode otp pin mfa_token
  private_key api_key x-api-key apikey client_assertion assertion x-client-secret
  x-goog-api-key ocp-apim-subscription-key x-vault-token private-token x-gitlab-token
  registration_access_token initial_access_token software_statement cookie set-cookie set-cookie2
  recovery_code oob_code`

/** What a flow hands out and takes back (security.md §6.2). */
const tokens = `code device_code user_code access_token refresh_token id_token id_token_hint token
  subject_token actor_token code_verifier request request_uri response logout_token auth_req_id
  login_hint_token binding_message state nonce session_state sid jti client_notification_token
  authorization proxy-authorization dpop dpop-nonce x-auth-token x-access-token x-refresh-token
  x-session-token x-csrf-token x-xsrf-token x-amz-security-token x-goog-iap-jwt-assertion
  cf-access-jwt-assertion x-ms-client-principal x-forwarded-client-cert x-hub-signature
  x-hub-signature-256 x-client-data samlrequest samlresponse relaystate wresult csrf xsrf
  jsessionid phpsessid sessionid nextnonce
  authenticity_token __requestverificationtoken authenticatordata clientdatajson signature
  userinfo path_segment`

/** Personal data (security.md §6.3). */
const personal = `email email_address phone phone_number mobile name given_name family_name
  middle_name first_name last_name full_name display_name nickname preferred_username username
  user_name user_id login_hint login upn unique_name picture avatar_url profile website birthdate
  address street_address gender zoneinfo locale ip ipaddr ip_address x-forwarded-for x-real-ip oid
  sub groups roles`

/** Names that only look as if they held a secret. Those of URLs are kept for their structure. */
const harmless = `token_type token_use expires_in scope grant_type subject_token_type
  actor_token_type issued_token_type requested_token_type requested_token_use code_challenge
  code_challenge_method dpop_jkt client_id iss token_endpoint_auth_method error_code
  id_token_signed_response_alg sec-fetch-site sec-fetch-mode access_token_lifetime`

/** Private members of a JWK (RFC 7518 §6); such short names count only with a long value. */
const privateKeyMembers = 'd p q dp dq qi oth k'

const sensitivities: ReadonlyMap<string, Sensitivity> = new Map([
  ...namesIn(personal).map((name) => [name, 'personal'] as const),
  ...namesIn(tokens).map((name) => [name, 'token'] as const),
  ...namesIn(credentials).map((name) => [name, 'credential'] as const),
])
const harmlessNames: ReadonlySet<string> = new Set(namesIn(harmless))
const keyMembers: ReadonlySet<string> = new Set(namesIn(privateKeyMembers))

/** Words of a name that nobody listed, the last resort. */
const tellingWords =
  /^(?:token|tokens|secret|password|passwd|pwd|passphrase|apikey|signature|credential|credentials|assertion|session|otp|pin|cookie|jwt)$/

/** The names of what proves an identity, as they are written, for patterns that look for them in text. */
export const credentialNames: readonly string[] = credentials.trim().split(/\s+/)

/** Every listed name as it is written. */
export const listedNames: readonly string[] = [...credentialNames, ...tokens.trim().split(/\s+/)]

/** What a name alone says. */
interface NameClass {
  readonly normalized: string
  readonly listed: Sensitivity | undefined
  readonly isHarmless: boolean
  readonly isTelling: boolean
}

/** A body repeats few names often. Emptied when full, since a server chooses the names. */
const remembered = new Map<string, NameClass>()
const rememberedLimit = 1000

function classOf(name: string): NameClass {
  const known = remembered.get(name)
  if (known) return known
  if (remembered.size >= rememberedLimit) remembered.clear()
  const normalized = normalize(name)
  const found = {
    normalized,
    listed: sensitivities.get(normalized),
    isHarmless:
      harmlessNames.has(normalized) || /(?:supported|endpoint|urls?|uris?)$/.test(normalized),
    isTelling: hasTellingWord(name),
  }
  remembered.set(name, found)
  return found
}

/**
 * Whether a field of that name is removed, and why. Names compare without case and separators, so
 * that `access_token`, `accessToken` and `Access-Token` are one.
 */
export function sensitivityOf(name: string, value: string): Sensitivity | undefined {
  const { normalized, listed, isHarmless, isTelling } = classOf(name)
  if (normalized === 'code' && isErrorCode(value)) return undefined
  // Pairs of `name` and `value` tell what the value is, not who somebody is.
  if (normalized === 'name' && sensitivities.has(normalize(value))) return undefined
  if (normalized === 'authorization' && /^basic /i.test(value)) return 'credential'
  if (listed) return listed
  if (keyMembers.has(name)) return /^[\w-]{16,}$/.test(value) ? 'credential' : undefined
  if (isHarmless || !isTelling) return undefined
  return /^\d*$|^(?:true|false|null)$/.test(value) || URL.canParse(value) ? undefined : 'token'
}

/** An API's error code: a number, or words without a digit, which no authorization code is. */
function isErrorCode(value: string): boolean {
  return /^\d{1,6}$/.test(value) || /^[a-z]+(?:[_.-][a-z]+)+$/i.test(value)
}

function hasTellingWord(name: string): boolean {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
  const pairs = words.map((word, index) => word + (words[index + 1] ?? ''))
  return (
    words.some((word) => tellingWords.test(word)) ||
    pairs.some((pair) => pair === 'apikey' || pair === 'privatekey') ||
    words.at(-1) === 'auth'
  )
}

function namesIn(list: string): string[] {
  return list.trim().split(/\s+/).map(normalize)
}

function normalize(name: string): string {
  return name.toLowerCase().replace(/[-_. ]/g, '')
}
