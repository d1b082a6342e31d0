import { expect, test } from 'vitest'
import { analyse } from '../../core/analyse.ts'
import type { Connection } from '../../core/connection.ts'
import { nextStep } from '../../core/derive/next-step.ts'
import { discoveryFormsOf, otherFormLeft } from '../../core/discovery-forms.ts'
import { stepNamed } from '../../core/flows.ts'
import type { Run } from '../../core/run.ts'
import {
  type Answer,
  appendExchange,
  emptyRun,
  healthyMetadata,
  json,
  respond,
} from './arrange-run.ts'

const urlsOf = (connection: Pick<Connection, 'issuer' | 'discovery'>) =>
  discoveryFormsOf(connection).map(({ url }) => url)

/** A run of an issuer whose discovery requests were answered so, one after the other. */
function asked(answers: readonly Answer[], connection: Partial<Connection> = {}): Run {
  return answers.reduce<Run>(
    (run, answer) => appendExchange(run, 'discovery', [], answer),
    emptyRun(connection),
  )
}

const absent = respond(404, 'Not Found')
const nextUrl = (run: Run) => stepNamed('discovery').request?.(run).url

test('An issuer with a path has three addresses, OpenID’s appended one first', () => {
  expect(urlsOf({ issuer: 'https://id.example/tenants/acme/' })).toEqual([
    'https://id.example/tenants/acme/.well-known/openid-configuration',
    'https://id.example/.well-known/oauth-authorization-server/tenants/acme',
    'https://id.example/.well-known/openid-configuration/tenants/acme',
  ])
})

test('An issuer without a path has two, with and without a slash at its end', () => {
  const both = [
    'https://id.example/.well-known/openid-configuration',
    'https://id.example/.well-known/oauth-authorization-server',
  ]
  expect(urlsOf({ issuer: 'https://id.example' })).toEqual(both)
  expect(urlsOf({ issuer: 'https://id.example/' })).toEqual(both)
})

test.each([
  ['openid', 'https://id.example/acme/.well-known/openid-configuration'],
  ['oauth', 'https://id.example/.well-known/oauth-authorization-server/acme'],
] as const)('A connection that fixes the form %s asks there alone', (discovery, url) => {
  expect(urlsOf({ issuer: 'https://id.example/acme', discovery })).toEqual([url])
})

test('What is no URL has no address', () => {
  expect(urlsOf({ issuer: 'acme' })).toEqual([])
})

test('After a 404 the next message asks the inserted form', () => {
  const run = asked([absent])
  expect(nextStep(run)?.name).toBe('discovery')
  expect(nextUrl(run)).toBe('https://login.acme.test/.well-known/oauth-authorization-server')
})

test('When every form is absent none is asked again by itself', () => {
  const run = asked([absent, absent])
  expect(otherFormLeft(run)).toBeUndefined()
  expect(nextStep(run)?.name).not.toBe('discovery')
})

test.each([
  ['a 401', json(401, { error: 'unauthorized' })],
  ['a 500', respond(500, '')],
  ['no connection', { kind: 'failed', code: 'connect-refused', message: 'refused' } as const],
])('%s is no reason to ask another form', (_, answer) => {
  expect(otherFormLeft(asked([answer]))).toBeUndefined()
})

test('A 404 in one of two forms raises nothing, and the verdict says what is asked next', async () => {
  const { verdict, judged } = await analyse(asked([absent]))
  expect(judged.filter(({ verdict: { outcome } }) => outcome === 'fail')).toEqual([])
  expect(verdict).toMatchObject({ tone: 'neutral', lead: 'No metadata there.' })
})

test('The metadata of the second form is what the run goes on with', async () => {
  const run = asked([absent, json(200, healthyMetadata)])
  expect(nextStep(run)?.name).toBe('authorization-request')
  const { judged } = await analyse(run)
  expect(judged.filter(({ verdict: { outcome } }) => outcome === 'fail')).toEqual([])
})

test('A 404 in every form is an error', async () => {
  const { verdict } = await analyse(asked([absent, absent]))
  expect(verdict).toMatchObject({ tone: 'bad', step: 'discovery' })
})
