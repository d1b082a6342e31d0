import { describe, expect, test } from 'vitest'
import { analyse } from '../../core/analyse.ts'
import { compare } from '../../core/derive/compare.ts'
import { diagnosisAnswer } from '../../core/derive/diagnosis-answer.ts'
import { diagram } from '../../core/derive/diagram.ts'
import { har } from '../../core/derive/har.ts'
import { noteOf } from '../../core/derive/notes.ts'
import { placesOf } from '../../core/derive/places.ts'
import { report } from '../../core/derive/report.ts'
import { runJson } from '../../core/derive/run-json.ts'
import { readEvidence } from '../../core/import/read-evidence.ts'
import { nextStep } from '../../core/derive/next-step.ts'
import { stepsOf } from '../../core/flows.ts'
import { readPreflight } from '../../core/preflight/read-preflight.ts'
import type { Run } from '../../core/run.ts'
import {
  type Arrangement,
  arrangeRun,
  healthyMetadata,
  json,
  keyId,
  respond,
} from './arrange-run.ts'
import { part } from './hostile-tokens.ts'

/** What a server may put where a client expects a text, a number or a list, as JSON text. */
const values = [
  ...['"__proto__"', '"constructor"', '"toString"', 'null', '0', '1e308', '1e400', '""', '[]'],
  ...['12345678901', '{"toString":1,"valueOf":2}', '{"__proto__":{"a":1},"length":1e9}'],
  ...['"\\ud800"', '"http://["', '"a\\r\\nb\\u0000</script>"'],
]

const membersOf = (names: readonly string[], value: unknown): Record<string, unknown> =>
  Object.fromEntries(names.map((name) => [name, value]))
const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value)
const keyMembers = 'kty kid alg use n e crv x y d k x5c key_ops'.split(' ')
const claims = 'iss sub aud exp iat nbf nonce azp at_hash c_hash acr amr auth_time'.split(' ')
const headers = `WWW-Authenticate Content-Type Date Location Retry-After DPoP-Nonce Set-Cookie`
const distributed = ['_claim_names', '_claim_sources', 'sub', 'email', 'address', 'picture']

/** Where it may put them. */
const places: Readonly<Record<string, (value: unknown, text: string) => Arrangement>> = {
  'every member of the metadata': (value) => ({
    metadata: membersOf([...Object.keys(healthyMetadata), 'mtls_endpoint_aliases'], value),
  }),
  'every parameter of the callback': (value) => ({
    callback: ['code', 'state', 'iss', 'error', 'error_description', 'response', textOf(value)].map(
      (name) => [name, textOf(value)] as const,
    ),
  }),
  'the access token': (value) => ({ grant: { access_token: value } }),
  'every member of the token response': (value) => ({
    grant: membersOf(
      ['access_token', 'token_type', 'expires_in', 'refresh_token', 'scope', 'id_token', 'error'],
      value,
    ),
  }),
  'every member of an error response': (value) => ({
    answers: {
      'token-request': json(
        400,
        membersOf(['error', 'error_description', 'error_uri', textOf(value)], value),
      ),
    },
  }),
  'every Claim': (value, text) => {
    const members = [...claims, ...distributed, 'scope', 'client_id', 'cnf', textOf(value)]
    const payload = members.map((name) => `${JSON.stringify(name)}:${text}`).join()
    const token = `${part({ alg: 'RS256', kid: keyId })}.${part(`{${payload}}`)}.c2ln`
    return { grant: { id_token: token, access_token: token } }
  },
  'every header parameter': (value) => ({
    grant: {
      id_token: `${part(membersOf(['alg', 'kid', 'typ', 'crit', 'jwk', 'jku', 'b64'], value))}.e30.c2ln`,
    },
  }),
  'every member of a key': (value) => ({
    answers: { jwks: json(200, { keys: [value, membersOf(keyMembers, value)] }) },
  }),
  'the list of keys': (value) => ({ answers: { jwks: json(200, { keys: value }) } }),
  'every member of the UserInfo': (value) => ({
    answers: { userinfo: json(200, membersOf([...distributed, textOf(value)], value)) },
  }),
  'every header of an API': (value) => ({
    answers: {
      'api-request': respond(
        401,
        textOf(value),
        [...headers.split(' '), textOf(value)].map((name) => [name, textOf(value)] as const),
      ),
    },
  }),
}

/** All that is made of a run, for the page and for export. */
async function makeEverythingOf(run: Run): Promise<void> {
  const analysis = await analyse(run)
  diagram(run, analysis.judged)
  compare(run, run)
  JSON.stringify(diagnosisAnswer(analysis))
  report(run, analysis, { title: 'Run', tokens: 'redacted' })
  await readPreflight(run)
  nextStep(run)
  for (const step of stepsOf(run)) {
    step.missing(run)
    step.request?.(run)
  }
  for (const entry of run.entries) {
    for (const { part, value } of placesOf(entry).slice(0, 40)) {
      noteOf(analysis.facts, { step: entry.step, entry: entry.id, part }, value)
    }
  }
  readEvidence(JSON.parse(har(run, { tokens: 'redacted' })))
  JSON.parse(runJson(run, { tokens: 'redacted' }))
}

describe.each(Object.entries(places))('A server that puts into %s', (_title, arrange) => {
  test.each(values)('%s has its run shown, judged and exported all the same', async (text) => {
    const run = await arrangeRun(arrange(JSON.parse(text), text))
    await expect(makeEverythingOf(run)).resolves.toBeUndefined()
  })
})

// A page judges on its main thread: metadata of 5 MB held it for 13 seconds before.
test.each([
  ['members', 'member_%', 'https://a.test'],
  ['endpoints', 'm%_endpoint', 'http://a.test'],
])('metadata of many %s is judged without a stall', async (_, name, value) => {
  const names = Array.from({ length: 30_000 }, (_each, at) => name.replace('%', String(at)))
  const run = await arrangeRun({ metadata: membersOf(names, value) })
  const before = process.cpuUsage()
  await analyse(structuredClone(run))
  // Microseconds of the processor, since others may keep the machine busy.
  expect(process.cpuUsage(before).user).toBeLessThan(1_500_000)
})
