import { analyse } from '../../../core/analyse.ts'
import type { Finding } from '../../../core/derive/findings.ts'
import { readEvidence } from '../../../core/import/read-evidence.ts'

/** A message that came alone, as a script would post it. */
export interface Message {
  readonly method?: string
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

export interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** What `POST /api/diagnose` finds in this body, best first. */
export async function findingsIn(body: unknown): Promise<readonly Finding[]> {
  const reading = readEvidence(body)
  if ('problem' in reading) throw new Error(reading.problem)
  return (await analyse(reading.run)).findings
}

/** The ids of what is found in one exchange, advice left out. */
export async function idsFor(request: Message, response: Answer): Promise<readonly string[]> {
  const found = await findingsIn({ exchange: { request, response } })
  return found.filter(({ severity }) => severity !== 'advice').map(({ id }) => id)
}

/** The form of a token request that is in order. */
export const codeForm =
  'grant_type=authorization_code&code=SplxlOBeZQQYbYS6WxSbIA&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&client_id=abc&client_secret=jfU83kdSWq0a91kd02kWsl3&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'

/** Answers of a token endpoint that is nobody’s in particular. */
export async function idsForToken(answer: Answer, body: unknown = codeForm, url = anywhere) {
  return idsFor({ method: 'POST', url, body }, answer)
}

const anywhere = 'https://login.customer.example/token'
