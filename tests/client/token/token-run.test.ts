import { expect, test } from 'vitest'
import { judgedToken, kindOf, tokenRun } from '../../../client/token/token-run.ts'
import { analyse } from '../../../core/analyse.ts'
import { type JwtReading, readJwt } from '../../../core/read-jwt.ts'

const now = Date.UTC(2026, 10, 21)
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const tokenOf = (claims: object, header: object = { alg: 'RS256', kid: '1' }) =>
  `${encode(header)}.${encode(claims)}.AAAA`
const healthy = {
  iss: 'https://as.example/',
  sub: 'ada',
  aud: 'abc',
  iat: now / 1000 - 10,
  exp: now / 1000 + 600,
}

async function failures(token: string, client_id = ''): Promise<string[]> {
  const scene = { token, kind: 'id_token', issuer: '', client_id, entries: [], at: now } as const
  const { judged } = await analyse(tokenRun(scene))
  return judgedToken(judged, scene).flatMap(({ check, verdict }) =>
    verdict.outcome === 'fail' ? [check.id] : [],
  )
}

test('A token in order raises nothing, whoever it is for', async () => {
  expect(await failures(tokenOf(healthy))).toEqual([])
})

test('An expired token is told', async () => {
  expect(
    await failures(tokenOf({ ...healthy, exp: now / 1000 - 3600, iat: now / 1000 - 7200 })),
  ).toContain('id-token/exp')
})

test('With a client ID it is compared with the audience', async () => {
  expect(await failures(tokenOf(healthy), 'other')).toContain('id-token/aud')
  expect(await failures(tokenOf(healthy), 'abc')).toEqual([])
})

test('Rules that fail come first', async () => {
  const token = tokenOf({ ...healthy, exp: now / 1000 - 3600, iat: now / 1000 - 7200 })
  const scene = {
    token,
    kind: 'id_token',
    issuer: '',
    client_id: '',
    entries: [],
    at: now,
  } as const
  const { judged } = await analyse(tokenRun(scene))
  expect(judgedToken(judged, scene)[0]?.verdict.outcome).toBe('fail')
})

test.each<[string, object, object, string]>([
  ['typ at+jwt', { alg: 'RS256', typ: 'at+jwt' }, {}, 'access_token'],
  ['a scope', { alg: 'RS256' }, { scope: 'read' }, 'access_token'],
  ['a nonce', { alg: 'RS256' }, { nonce: 'n', scope: 'read' }, 'id_token'],
  ['nothing special', { alg: 'RS256' }, {}, 'id_token'],
])('A token with %s is told apart', (_, header, claims, kind) => {
  expect(kindOf(readJwt(tokenOf(claims, header)) as JwtReading)).toBe(kind)
})
