import { expect, test } from 'vitest'
import { probesBeforeLogin, vainLogin } from '../../../core/preflight/before-login.ts'
import { readPreflight } from '../../../core/preflight/read-preflight.ts'
import { type Answer, appendExchange, arrangeRun, json, respond } from '../arrange-run.ts'

const nothingEdited = () => false
const discovered = () => arrangeRun({ until: 'discovery' })

async function asked(isEdited: (step: string) => boolean = nothingEdited) {
  return probesBeforeLogin(await discovered(), isEdited).map(({ name }) => name)
}

/** Why not to log in, when that step was probed with that answer. */
async function found(step: 'authorization-request' | 'token-request', answer: Answer) {
  // The draft of the flow stands for the probe's: only the answer is judged.
  const until = step === 'token-request' ? 'authorization-response' : 'discovery'
  const run = appendExchange(await arrangeRun({ until }), step, [], answer, 'probe')
  return vainLogin(await readPreflight(run))?.sentence
}

test('the authorization URL, the credentials and the API are asked about', async () => {
  expect(await asked()).toEqual(['authorization-url', 'client-credentials', 'api-without-token'])
})

test('a step whose draft was edited is not asked about', async () => {
  expect(await asked((step) => step === 'token-request')).not.toContain('client-credentials')
})

test('what was asked once is not asked again', async () => {
  const answer = json(401, {})
  const run = appendExchange(await discovered(), 'api-request', [], answer, 'probe')
  const names = probesBeforeLogin(run, nothingEdited).map(({ name }) => name)
  expect(names).not.toContain('api-without-token')
})

test('nothing is asked once a login was sent for', async () => {
  const run = await arrangeRun({ until: 'authorization-request' })
  expect(probesBeforeLogin(run, nothingEdited)).toEqual([])
})

test('refused credentials make a login vain', async () => {
  expect(await found('token-request', json(401, { error: 'invalid_client' }))).toContain(
    'The credentials are refused',
  )
})

test('a refused authorization request makes a login vain', async () => {
  expect(await found('authorization-request', respond(400, 'redirect_uri not allowed'))).toContain(
    'The server refuses with 400',
  )
})

test.each([
  ['taken credentials', 'token-request', json(400, { error: 'invalid_grant' })],
  ['a server that gives tokens to anyone', 'token-request', json(200, { access_token: 'a' })],
  ['a server that keeps programs out', 'authorization-request', respond(429, 'slow down')],
  ['a login page', 'authorization-request', respond(200, '<input type="password">')],
  [
    'an authorization endpoint out of this machine’s reach',
    'authorization-request',
    { kind: 'failed', code: 'dns-not-found', message: 'no such host' },
  ],
] as const)('%s stops nothing', async (_, step, answer) => {
  expect(await found(step, answer)).toBeUndefined()
})
