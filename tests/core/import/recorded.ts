import { type Analysis, analyse } from '../../../core/analyse.ts'
import { readEvidence } from '../../../core/import/read-evidence.ts'

type Headers = Readonly<Record<string, string>>

/** One entry of a recording, with what is not said left as browsers leave it. */
export interface Part {
  readonly method?: string
  readonly url: string
  readonly form?: string
  readonly asked?: Headers
  /** 0 where the browser shows no answer. */
  readonly status?: number
  readonly location?: string
  readonly headers?: Headers
  readonly json?: unknown
  readonly html?: string
  /** The recording has the size of the body and not its text. */
  readonly leftOut?: true
  /** What the browser says went wrong. */
  readonly failure?: string
  /** Seconds since the entry before it; one, unless it is said. */
  readonly after?: number
}

const formType = 'application/x-www-form-urlencoded'
const begun = 1_700_000_000_000

/** A HAR of these exchanges, as Chromium writes it. */
export function harOf(...parts: readonly Part[]): unknown {
  let at = begun
  const entries = parts.map((part, index) => {
    at += index === 0 ? 0 : (part.after ?? 1) * 1000
    return entryOf(part, at)
  })
  return { log: { version: '1.2', entries } }
}

function entryOf(part: Part, at: number): unknown {
  const { method = 'GET', url, form, status = 200, location, json, html, failure } = part
  const answered = { ...part.headers, ...(location !== undefined && { location }) }
  return {
    startedDateTime: new Date(at).toISOString(),
    time: 20,
    request: {
      method,
      url,
      headers: named({ ...(form !== undefined && { 'Content-Type': formType }), ...part.asked }),
      ...(form !== undefined && {
        postData: { mimeType: formType, text: form },
      }),
    },
    response: {
      status,
      statusText: '',
      headers: named(answered),
      content: part.leftOut
        ? { size: 640, mimeType: 'application/json' }
        : { text: html ?? JSON.stringify(json ?? {}), mimeType: 'application/json' },
      ...(failure !== undefined && failure !== '' && { _error: failure }),
    },
  }
}

function named(headers: Headers): unknown {
  return Object.entries(headers).map(([name, value]) => ({ name, value }))
}

/** What the tool makes of such a recording. */
export async function analysed(...parts: readonly Part[]): Promise<Analysis> {
  const reading = readEvidence({ har: harOf(...parts) })
  if ('problem' in reading) throw new Error(reading.problem)
  return analyse(reading.run)
}

/** The ids of what is found above advice, best first. */
export async function foundIn(...parts: readonly Part[]): Promise<readonly string[]> {
  const { findings } = await analysed(...parts)
  return findings.filter(({ severity }) => severity !== 'advice').map(({ id }) => id)
}

const asking = new URLSearchParams({
  ...{ client_id: 'web-shop', response_type: 'code', scope: 'openid', state: 'Zx82hKq01LsPz7Aa' },
  ...{ redirect_uri: 'https://shop.example/cb', nonce: 'n0Pq81xT4vK2mZ7s' },
  code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  code_challenge_method: 'S256',
})

/** A browser that is sent to log in at https://as.example, and back with a code. */
export const login = {
  asked: { url: `https://as.example/authorize?${asking}`, status: 302, location: '/login' },
  page: { url: 'https://as.example/login', html: '<html>Log in</html>' },
  sentBack: {
    method: 'POST',
    url: 'https://as.example/login',
    form: 'user=ana',
    status: 302,
    location: 'https://shop.example/cb?code=c0deQ81xT4vK2mZ7s&state=Zx82hKq01LsPz7Aa',
  },
  callback: {
    url: 'https://shop.example/cb?code=c0deQ81xT4vK2mZ7s&state=Zx82hKq01LsPz7Aa',
    status: 302,
    location: 'https://shop.example/',
  },
  token: {
    method: 'POST',
    url: 'https://as.example/token',
    form: 'grant_type=authorization_code&code=c0deQ81xT4vK2mZ7s&redirect_uri=https%3A%2F%2Fshop.example%2Fcb&client_id=web-shop&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
    asked: { Origin: 'https://shop.example', 'Sec-Fetch-Mode': 'cors' },
  },
} as const satisfies Readonly<Record<string, Part>>
