import { describe, expect, test } from 'vitest'
import { accessTokenChecks } from '../../../core/checks/access-token/all.ts'
import { checks } from '../../../core/checks/all.ts'
import { idTokenChecks } from '../../../core/checks/id-token/all.ts'
import { jwksChecks } from '../../../core/checks/jwks/all.ts'
import { examine } from '../../../core/examine.ts'
import { judge } from '../../../core/judge.ts'
import { specificationLink } from '../../../core/specifications.ts'
import { arrangeRun, emptyRun, keySet, signed } from '../arrange-run.ts'
import { hostileTokens } from '../hostile-tokens.ts'
import { type Case, factsOf } from './check-table.ts'
import { asking } from './token-cases.ts'

const tokenChecks = [...idTokenChecks, ...accessTokenChecks, ...jwksChecks]
const { keys } = await keySet()

test('every id of the product is its own, and judge runs each once', async () => {
  const judged = judge(await examine(emptyRun())).map(({ check }) => check.id)
  expect(judged).toEqual(checks.map(({ id }) => id))
  expect(new Set(judged).size).toBe(judged.length)
})

test('every id begins with the step', () => {
  expect(tokenChecks.filter(({ id, step }) => !id.startsWith(`${step}/`))).toEqual([])
})

test('every title is its own, and a sentence without a full stop', () => {
  const titles = tokenChecks.map(({ title }) => title)
  expect(titles.filter((title) => !/^\w+\S* .+[^.!?]$/.test(title))).toEqual([])
  expect(new Set(titles).size).toBe(titles.length)
})

test('no title calls a token valid: each says one thing, and a signature is not everything', () => {
  expect(tokenChecks.filter(({ title }) => /\bvalid\b/i.test(title))).toEqual([])
})

test('every specification leads somewhere', () => {
  const references = tokenChecks.flatMap(({ specification }) => specification)
  expect(references.filter((reference) => specificationLink(reference) === undefined)).toEqual([])
  expect(tokenChecks.filter(({ specification }) => specification.length === 0)).toEqual([])
})

test('nothing is judged before anything was sent', async () => {
  const facts = await examine(emptyRun())
  expect(new Set(tokenChecks.map((check) => check.test(facts).outcome))).toEqual(
    new Set(['not-applicable']),
  )
})

/** Ids of what a run raises, advice among it. */
async function raisedBy(arranged: Case): Promise<string[]> {
  const facts = await factsOf(arranged)
  return tokenChecks.filter((check) => check.test(facts).outcome === 'fail').map(({ id }) => id)
}

const entra = 'https://login.microsoftonline.com'
const tenant = '9a01b7a2-0f52-4f2b-8a5e-1f7f4a1f2b3c'
const v2 = `${entra}/${tenant}/v2.0`

/** What good servers put into their tokens, each in its way. */
const servers: Readonly<Record<string, Case>> = {
  'the arranged server': {},
  'one like Auth0': {
    metadata: { id_token_signing_alg_values_supported: ['HS256', 'RS256', 'PS256'] },
    accessToken: {
      aud: ['https://api.acme.test', 'https://login.acme.test/userinfo'],
      azp: 's6BhdRkqt3',
    },
    idToken: { at_hash: undefined, sid: 'x', auth_time: undefined },
  },
  'one like Google, whose access tokens are opaque': {
    connection: { audience: '', scope: 'openid email profile' },
    idToken: { azp: 's6BhdRkqt3', at_hash: undefined, email_verified: true, auth_time: undefined },
    grant: { access_token: 'ya29.a0AfH6SMBx-opaque', scope: 'openid email profile' },
  },
  'one like Entra ID, asked by its common address': {
    connection: {
      issuer: `${entra}/common/v2.0`,
      audience: '',
      scope: 'openid profile api://6e74/Contacts.Read',
    },
    metadata: { issuer: `${entra}/{tenantid}/v2.0` },
    idToken: { iss: v2, tid: tenant, ver: '2.0', at_hash: undefined, auth_time: undefined },
    accessToken: {
      ...{ iss: `https://sts.windows.net/${tenant}/`, aud: 'api://6e74', appid: 's6BhdRkqt3' },
      ...{ scp: 'Contacts.Read', scope: undefined },
    },
    grant: { scope: 'openid profile api://6e74/Contacts.Read' },
  },
  'one like Keycloak, with a key for encryption beside': {
    answers: {
      jwks: {
        ...{ status: 200, statusText: 'OK', headers: [['Content-Type', 'application/json']] },
        ...{ encodedBytes: 0, problems: [] },
        body: JSON.stringify({
          keys: [{ ...keys[0], kid: 'enc', use: 'enc', alg: 'RSA-OAEP' }, ...keys],
        }),
      },
    },
    idToken: { azp: 's6BhdRkqt3', acr: '1', sid: 'x', typ: 'ID' },
    accessToken: { azp: 's6BhdRkqt3', typ: 'Bearer' },
  },
  'one with a login of a minute ago, asked for by max_age': asking([['max_age', '300']]),
  'one without OpenID Connect': {
    connection: { scope: 'contacts', audience: '' },
    grant: { id_token: undefined, access_token: 'gho_16C7e42F292c6912E7710c838347Ae178B4a' },
    until: 'token-request',
  },
}

test.each(Object.entries(servers))('nothing is raised at %s', async (_title, arranged) => {
  expect(await raisedBy(arranged)).toEqual([])
})

describe('No check throws, whatever a token says', () => {
  test.each(Object.entries(hostileTokens))('%s', async (_title, token) => {
    const grant = { id_token: token, access_token: token }
    const facts = await examine(await arrangeRun({ grant }))
    expect(() => judge(facts)).not.toThrow()
  })

  const values: readonly unknown[] = [
    ...[null, 0, -1, 1e308, 9e15, true, '', ' ', 'x', [], [null], [[]], {}, { a: 1 }, '\u0000'],
  ]
  const names = [
    ...['iss', 'sub', 'aud', 'azp', 'exp', 'iat', 'nbf', 'auth_time', 'nonce', 'acr', 'amr'],
    ...['at_hash', 'c_hash', 'scope', 'scp', 'client_id', 'cid', 'appid', 'tid', 'jti', 'typ'],
  ]

  test.each(values)('Claims that are all %j', async (value) => {
    const claims = Object.fromEntries(names.map((name) => [name, value]))
    const token = await signed(claims)
    const facts = await factsOf({
      ...asking([
        ['max_age', 'soon'],
        ['claims', '{"id_token":{"acr":[],"auth_time":7}}'],
      ]),
      grant: { id_token: token, access_token: token },
    })
    expect(() => judge(facts)).not.toThrow()
  })

  test.each(values)('keys whose members are all %j', async (value) => {
    const members = ['kty', 'kid', 'use', 'alg', 'n', 'e', 'crv', 'x', 'y', 'key_ops', 'd']
    const key = Object.fromEntries(members.map((name) => [name, value]))
    const answers = {
      jwks: {
        ...{ status: 200, statusText: 'OK', headers: [], encodedBytes: 0, problems: [] },
        body: JSON.stringify({ keys: [key, key, value, ...keys] }),
      },
    }
    const facts = await factsOf({ answers })
    expect(() => judge(facts)).not.toThrow()
  })
})

test('evidence stays short, however long a token’s values are', async () => {
  const facts = await factsOf({ grant: { id_token: hostileTokens['a kid of 700 kB'] } })
  expect(JSON.stringify(judge(facts).map(({ verdict }) => verdict)).length).toBeLessThan(100_000)
})
