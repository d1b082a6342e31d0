import { expect, test } from 'vitest'
import { stepNamed } from '../../../core/flows.ts'
import { errorMeanings } from '../../../core/learn/errors.ts'
import { meaningOf, meanings } from '../../../core/learn/parameters.ts'
import { clientMetadata } from '../../../core/steps/registration.ts'
import { callbackInHand, responseMembers } from '../../../core/in-hand.ts'
import { readJwt } from '../../../core/read-jwt.ts'
import { healthyConnection, healthyMetadata, healthyRun } from '../arrange-run.ts'

test('at least 120 names are explained', () => {
  expect(meanings.length).toBeGreaterThanOrEqual(120)
})

test.each(meanings.map((meaning) => [meaning.occurrence, meaning.name, meaning.meaning]))(
  'the %s %s is explained in one short line',
  (_occurrence, _name, meaning) => {
    expect(meaning.length).toBeLessThanOrEqual(70)
    expect(meaning).not.toMatch(/[.!`<>]$|[`<>]/)
  },
)

test.each(Object.entries(errorMeanings).map(([code, [meaning]]) => [code, meaning]))(
  'the error %s is explained in one short line',
  (_code, meaning) => {
    expect(meaning.length).toBeLessThanOrEqual(70)
    expect(meaning).not.toMatch(/[.!]$/)
  },
)

test('the same name means different things in different places', () => {
  expect(meaningOf('code', 'request')?.meaning).not.toBe(meaningOf('code', 'response')?.meaning)
  expect(meaningOf('iss', 'response')?.specification).toBe('RFC9207-2')
  expect(meaningOf('iss', 'claim')?.specification).toBe('RFC7519-4.1.1')
})

test('what a client says of itself is explained where the server answers with it', () => {
  const names = Object.keys(clientMetadata(healthyConnection))
  expect(names.length).toBeGreaterThan(4)
  expect(names.filter((name) => !meaningOf(name, 'client'))).toEqual([])
})

test('header names are found without regard to case', () => {
  expect(meaningOf('WWW-Authenticate', 'header')).toBeDefined()
})

test.each(['constructor', '__proto__', 'toString', ''])('“%s” has no meaning', (name) => {
  expect(meaningOf(name, 'claim')).toBeUndefined()
})

test('every parameter, member and Claim of the healthy flow is explained', async () => {
  const run = await healthyRun()
  const tokens = run.entries.flatMap((entry) =>
    'response' in entry && entry.step === 'token-request'
      ? [responseMembers(entry.response.body) ?? {}]
      : [],
  )[0]
  const request = stepNamed('authorization-request').request?.(run)
  const names = [
    ...(request?.query ?? []).map(([name]) => meaningOf(name, 'request') ?? name),
    ...(callbackInHand(run)?.request.parameters ?? []).map(
      ([name]) => meaningOf(name, 'response') ?? name,
    ),
    ...Object.keys(tokens ?? {}).map((name) => meaningOf(name, 'response') ?? name),
    ...Object.keys(readJwt(String(tokens?.['id_token']))?.claims ?? {}).map(
      (name) => meaningOf(name, 'claim') ?? name,
    ),
    ...Object.keys(healthyMetadata).map((name) => meaningOf(name, 'metadata') ?? name),
  ]
  expect(names.length).toBeGreaterThan(40)
  expect(names.filter((name) => typeof name === 'string')).toEqual([])
})
