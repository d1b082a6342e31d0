import { describe, expect, test } from 'vitest'
import { examine } from '../../../core/examine.ts'
import { specificationLink } from '../../../core/specifications.ts'
import { arrangeRun, emptyRun, respond } from '../arrange-run.ts'
import { factsOf } from './check-table.ts'
import { messageChecks } from './message-checks.ts'

test('every id is its own and begins with the step', () => {
  const ids = messageChecks.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(messageChecks.filter(({ id, step }) => !id.startsWith(`${step}/`))).toEqual([])
})

test('every title is a sentence without a full stop', () => {
  const wrong = messageChecks.filter(({ title }) => !/^\w+\S* .+[^.!?]$/.test(title))
  expect(wrong.map(({ title }) => title)).toEqual([])
})

test('every specification leads somewhere', () => {
  const references = messageChecks.flatMap(({ specification }) => specification)
  expect(references.filter((reference) => specificationLink(reference) === undefined)).toEqual([])
  expect(messageChecks.filter(({ specification }) => specification.length === 0)).toEqual([])
})

test('nothing is judged before anything was sent', async () => {
  const facts = await examine(emptyRun())
  const outcomes = messageChecks.map((check) => check.test(facts).outcome)
  expect(new Set(outcomes)).toEqual(new Set(['not-applicable']))
})

describe('no check throws, whatever a server says', () => {
  const values: readonly unknown[] = [
    null,
    7,
    true,
    '',
    ' ',
    'x',
    [],
    [null],
    {},
    { a: 1 },
    '\u0000',
    'http://[',
  ]
  const names = [
    ...['issuer', 'authorization_endpoint', 'token_endpoint', 'userinfo_endpoint', 'jwks_uri'],
    ...['scopes_supported', 'response_types_supported', 'token_endpoint_auth_methods_supported'],
    ...['access_token', 'id_token', 'refresh_token', 'token_type', 'expires_in', 'scope', 'error'],
    ...['error_description', 'sub'],
  ]

  test.each(values)('in metadata that is all %j', async (value) => {
    const metadata = Object.fromEntries(names.map((name) => [name, value]))
    const facts = await factsOf({ metadata, until: 'discovery' })
    expect(() => messageChecks.map((check) => check.test(facts))).not.toThrow()
  })

  test.each(values)('in answers that are all %j', async (value) => {
    const body = JSON.stringify(Object.fromEntries(names.map((name) => [name, value])))
    const run = await arrangeRun()
    const entries = run.entries.map((entry) =>
      entry.kind === 'received' && entry.inReplyTo !== undefined && entry.step !== 'discovery'
        ? { ...entry, response: { ...entry.response, body } }
        : entry,
    )
    const facts = await examine({ ...run, entries })
    expect(() => messageChecks.map((check) => check.test(facts))).not.toThrow()
  })

  test.each(['', 'null', '[]', '{', '<html>', '"x"', '\uFFFD', 'a=b&c=d'])(
    'in bodies that are %j, with every status',
    async (body) => {
      const run = await arrangeRun()
      for (const status of [100, 200, 204, 302, 400, 401, 403, 404, 429, 500, 999]) {
        const entries = run.entries.map((entry) =>
          entry.kind === 'received' && entry.inReplyTo !== undefined
            ? { ...entry, response: respond(status, body, [['WWW-Authenticate', body]]) }
            : entry,
        )
        const facts = await examine({ ...run, entries })
        expect(() => messageChecks.map((check) => check.test(facts))).not.toThrow()
      }
    },
  )
})
