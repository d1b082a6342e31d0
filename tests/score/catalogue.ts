import { analyse } from '../../core/analyse.ts'
import { readEvidence } from '../../core/import/read-evidence.ts'
import { providers } from '../../core/providers/all.ts'
import type { Known, Provider } from '../../core/providers/provider.ts'
import { diagnoseWords } from '../../core/stuck.ts'

/** One of an entry's fragments, told the way its provider tells it. */
export interface Case {
  readonly id: string
  readonly fragment: string
  /** Ids that a client cannot tell from this one: naming any of them counts. */
  readonly alike: ReadonlySet<string>
  /** The ids the diagnosis named, best first. */
  readonly named: readonly string[]
}

/** Hosts that give a provider away; any other host says nothing. */
function hostOf({ traits }: Provider): string {
  const [host] = traits.hosts ?? []
  const path = traits.paths?.find((candidate) => candidate.startsWith('/')) ?? ''
  if (host) return host.startsWith('.') ? `https://tenant${host}` : `https://${host}`
  return `https://login.customer.example${path.replace(/\/$/, '')}`
}

/** Every fragment of the catalogue inside realistic surroundings, diagnosed. */
export async function diagnoseCatalogue(isProviderKnown: boolean): Promise<Case[]> {
  const cases: Case[] = []
  for (const provider of providers) {
    const origin = isProviderKnown ? hostOf(provider) : 'https://login.customer.example'
    for (const known of provider.known) {
      for (const fragment of known.fragments) {
        const named = await namesFor(known, fragment, origin)
        cases.push({ id: known.id, fragment, alike: alikeTo(known, fragment), named })
      }
    }
  }
  return cases
}

/**
 * Entries of the same step and code that share the fragment look the same to a client. The code
 * itself as a fragment tells nothing more, so that all entries of that code form the class.
 */
function alikeTo({ step, error }: Known, fragment: string): ReadonlySet<string> {
  const lower = fragment.toLowerCase()
  const bare = lower === error || spelledCode.test(fragment)
  const shares = (other: Known) =>
    bare || other.fragments.some((text) => lower.includes(text.toLowerCase()))
  const all = providers.flatMap(({ known }) => known)
  const same = all.filter(
    (other) =>
      shares(other) &&
      (other.step === step || related(other.step, step)) &&
      (other.error === error || other.error === undefined || error === undefined),
  )
  return new Set(same.map(({ id }) => id))
}

const spelledCode = /^\{?"?error"?\s?[=:]\s?"?\w+"?\}?$/i

/** Steps at which a client meets the same answer: a code and a refresh token, a page and a callback. */
function related(a: string, b: string): boolean {
  const groups = [
    ['token', 'refresh'],
    ['authorize', 'callback'],
    ['api', 'userinfo', 'access-token', 'id-token', 'jwks'],
    // No connection looks the same wherever the address came from.
    ['network', 'jwks'],
    ['network', 'discovery'],
  ]
  return groups.some((group) => group.includes(a) && group.includes(b))
}

async function namesFor(known: Known, fragment: string, origin: string): Promise<string[]> {
  const answered = ['token', 'refresh', 'userinfo', 'api']
  const isSuccess = known.status === 200 && known.error === undefined
  if (!answered.includes(known.step) || isSuccess) return namesForWords(known, fragment, origin)
  const reading = readEvidence({ exchange: exchangeOf(known, fragment, origin) })
  if ('problem' in reading) return []
  const { findings } = await analyse(reading.run)
  return findings.map(({ id }) => id)
}

/** What a library, a browser or a page says is told by the person who saw it. */
async function namesForWords(
  { step, error, status }: Known,
  fragment: string,
  origin: string,
): Promise<string[]> {
  const code = error === undefined ? '' : `&error=${encodeURIComponent(error)}`
  const url =
    step === 'authorize' || step === 'callback'
      ? `${origin}/oauth2/error?id=8f1c${code}`
      : undefined
  const text = `${status ?? ''} Something went wrong. ${fragment}. If this goes on, contact support (request 8f1c2b).`
  const { matches } = await diagnoseWords({ text, ...(url !== undefined && { url }) })
  return matches.map(({ id }) => id)
}

function exchangeOf({ id, step, status, error }: Known, fragment: string, origin: string): unknown {
  const described = `${fragment} Trace ID: 6f1c7a52 Timestamp: 2026-11-20 12:00:00Z`
  const body =
    error === undefined
      ? JSON.stringify({ message: described })
      : JSON.stringify({ error, error_description: described })
  const withoutToken = /bearer-missing|not-provided/.test(id)
  const token = step === 'token' || step === 'refresh'
  const form =
    step === 'refresh'
      ? 'grant_type=refresh_token&refresh_token=8xLOxBtZp8&client_id=s6BhdRkqt3&client_secret=gX1fBat3bV2hQ'
      : 'grant_type=authorization_code&code=SplxlOBeZQQYbYS6WxSbIA&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&client_id=s6BhdRkqt3&client_secret=gX1fBat3bV2hQ'
  const challenge = `Bearer error="${error ?? 'invalid_token'}", error_description="${described.replaceAll('"', "'")}"`
  const type = {
    'content-type': 'application/json',
    ...(!token && { 'www-authenticate': challenge }),
  }
  return {
    request: token
      ? tokenRequest(id, `${origin}/oauth/token`, form)
      : {
          method: 'GET',
          url: `${origin}/${step === 'api' ? 'v1/contacts' : 'userinfo'}`,
          headers: withoutToken ? {} : { authorization: `Bearer ${tokenFor(id)}` },
        },
    response: { status: status ?? 400, headers: type, body },
  }
}

/** An opaque access token, or an ID Token where that is the mistake. */
function tokenFor(id: string): string {
  return /^id-token-used/.test(id)
    ? 'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwczovL2xvZ2luLmN1c3RvbWVyLmV4YW1wbGUiLCJhdWQiOiJzNkJoZFJrcXQzIiwic3ViIjoiMjQ4Mjg5NzYxMDAxIiwibm9uY2UiOiJuLTBTNl9XekEyTWoifQ.c2ln'
    : '2YotnFZFEjr1zCsicMWpAA'
}

/** The token request as it is sent by who makes that mistake, where it is one of how to send. */
function tokenRequest(id: string, url: string, form: string): unknown {
  if (/json-body/.test(id)) {
    const body = JSON.stringify(Object.fromEntries(new URLSearchParams(form)))
    return { method: 'POST', url, headers: { 'content-type': 'application/json' }, body }
  }
  if (/get-instead-of-post/.test(id)) return { method: 'GET', url: `${url}?${form}`, headers: {} }
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  return { method: 'POST', url, headers, body: form }
}
