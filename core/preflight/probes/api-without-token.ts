import { stepNamed } from '../../flows.ts'
import { type Field, headerOf } from '../../http.ts'
import { challengeParameter, readChallenges } from '../../read-challenge.ts'
import type { Run } from '../../run.ts'
import { draftOf } from '../draft-of.ts'
import type { Answered, Probe, ProbeVerdict } from '../probe.ts'
import { isBarred, quoted, statusEvidence } from '../said.ts'

export const apiWithoutTokenProbe: Probe = {
  name: 'api-without-token',
  title: 'API without a token',
  why: 'An API that is guarded answers 401 and says in its challenge what it wants. One that answers otherwise is not where the token is judged.',
  step: 'api-request',
  specification: 'RFC6750-3',
  applies: ({ connection }) => connection.api.url !== '',
  missing: missingFor,
  request(run) {
    const draft = draftOf('api-request', run)
    return { ...draft, headers: draft.headers.filter(isNoCredential) }
  },
  judge: ({ answered }) => answered && verdictOn(answered),
}

/** Where nothing guards the API, a request that changes something would be carried out. */
function missingFor(run: Run): string[] {
  const { method } = run.connection.api
  if (/^(GET|HEAD|OPTIONS)$/i.test(method)) {
    return stepNamed('api-request')
      .missing(run)
      .filter((lack) => !lack.includes('access token'))
  }
  return [`a request that only reads: an API without a guard would carry out ${method}`]
}

function isNoCredential([name]: Field): boolean {
  return !/^(authorization|cookie|dpop)$/i.test(name)
}

function verdictOn(answered: Answered): ProbeVerdict {
  const { response } = answered.entry
  const { status } = response
  const evidence = [statusEvidence(answered, '401 and a WWW-Authenticate challenge', `${status}`)]
  const verdict = (of: ProbeVerdict['status'], sentence: string): ProbeVerdict => ({
    status: of,
    sentence,
    evidence,
  })
  if (isBarred(response)) return verdict('unclear', `The API keeps programs out (${status}).`)
  if (status === 401) return challenged(answered)
  if (status === 403)
    return verdict('unclear', 'The API answers 403 without a token, where 401 would be right.')
  if (status >= 200 && status < 300)
    return verdict('bad', `The API answers ${status} without any token: nothing guards it.`)
  if (status >= 300 && status < 400)
    return verdict('bad', `The API redirects (${status}): it wants a browser’s session, no token.`)
  if (status === 404 || status === 405)
    return verdict(
      'bad',
      `There is no API at this address for ${answered.sent.request.method} (${status}).`,
    )
  return verdict('unclear', `The API answers ${status}, which says nothing of its guard.`)
}

function challenged({ entry }: Answered): ProbeVerdict {
  const header = headerOf(entry.response.headers, 'WWW-Authenticate')
  const pointer = { entry: entry.id, part: 'response.header.WWW-Authenticate' }
  const [challenge, ...others] = readChallenges(header === undefined ? [] : [header])
  if (header === undefined || !challenge) {
    const sentence = 'The API asks for a token (401), but sends no challenge that says which.'
    return {
      status: 'ok',
      sentence,
      evidence: [{ pointer, expected: 'a challenge', found: 'none' }],
    }
  }
  const bearer = [challenge, ...others].find(({ scheme }) => /^(bearer|dpop)$/i.test(scheme))
  if (!bearer) {
    const sentence = `The API asks for ${challenge.scheme} credentials, not for an access token.`
    const evidence = [{ pointer, expected: 'Bearer', found: quoted(header) }]
    return { status: 'unclear', sentence, evidence }
  }
  const scope = challengeParameter(bearer, 'scope')
  const wanted = scope === undefined ? '' : ` with the scope ${quoted(scope)}`
  const sentence = `The API is guarded: it asks for a ${bearer.scheme} token${wanted}.`
  return { status: 'ok', sentence, evidence: [{ pointer, found: quoted(header) }] }
}
