import { describe, expect, test } from 'vitest'
import type { Connection } from '../../../core/connection.ts'
import { diagram } from '../../../core/derive/diagram.ts'
import { provenance } from '../../../core/derive/provenance.ts'
import { layers, redact, redactWith } from '../../../core/derive/redact.ts'
import { allowList } from '../../../core/derive/redact/allow-list.ts'
import { readTrace } from '../../../core/import/read-trace.ts'
import { readJwt } from '../../../core/read-jwt.ts'
import { type Run, isResponse } from '../../../core/run.ts'
import { append, arrangeRun, emptyRun, healthyRun, issuer, json, respond } from '../arrange-run.ts'
import { canaries, canariesIn, canaryRun } from './canaries.ts'

/** The body of the last response to that step. */
function bodyOf(run: Run, step: string): string {
  const entry = run.entries.findLast(
    (candidate) => candidate.step === step && isResponse(candidate),
  )
  return entry && isResponse(entry) ? entry.response.body : ''
}

async function redactedAnswer(body: string): Promise<string> {
  const run = await arrangeRun({ answers: { 'api-request': respond(200, body) } })
  return bodyOf(redact(run).run, 'api-request')
}

describe('A redacted run', () => {
  test('the run of the canaries has each of them, so that finding none means something', async () => {
    expect(canariesIn(JSON.stringify(await canaryRun()))).toEqual(Object.keys(canaries))
  })

  test('has no canary in any encoding', async () => {
    expect(canariesIn(JSON.stringify(redact(await canaryRun()).run))).toEqual([])
  })

  test('redacted again is the same', async () => {
    const once = redact(await canaryRun()).run
    expect(redact(once)).toMatchObject({ run: once, removed: [] })
  })

  test('has one label for one value, wherever it stands', async () => {
    const { removed } = redact(await canaryRun())
    expect(new Set(removed.map(({ label }) => label)).size).toBe(removed.length)
  })

  test('tells what was removed, how often and where', async () => {
    const { removed } = redact(await arrangeRun({ until: 'authorization-response' }))
    expect(removed.find(({ label }) => label === 'state#1')).toMatchObject({
      where: ['entry 4', 'entry 5', 'entry 6'],
    })
  })
})

test('an export keeps what the flow was made of, and who the user is not', () => {
  const kept: Partial<Connection> = {
    ...{ response_type: 'code id_token', response_mode: 'form_post', pushed: true },
    grant_type: 'password',
    requestObject: { alg: 'RS256' },
    mode: 'strict',
    nonce: 'off',
    keysServedFrom: 'http://127.0.0.1:4400',
    assertion: { alg: 'ES256', audience: 'issuer' },
  }
  const run = { ...emptyRun({ ...kept, username: 'ada@acme.test' }), entries: [] }
  const { connection } = allowList(run)
  expect(connection).toMatchObject(kept)
  expect(connection).not.toHaveProperty('username')
  const reading = readTrace(JSON.parse(JSON.stringify(allowList(run))))
  expect('run' in reading && reading.run.connection).toMatchObject(kept)
  // Whoever sends a trace gives no leave in the name of the person who opens it.
  const allowing = JSON.parse(JSON.stringify(run)) as Run
  const read = readTrace({
    ...allowing,
    connection: { ...allowing.connection, secretsOverHttp: true },
  })
  expect('run' in read && read.run.connection).not.toHaveProperty('secretsOverHttp')
})

describe('A redacted run is still of use', () => {
  test('what is public stays', async () => {
    const run = await healthyRun()
    const text = JSON.stringify(redact(run).run)
    const challenge = run.entries.find((entry) => entry.kind === 'drawn')?.values['code_challenge']
    const kept = [
      ...[run.connection.client_id, run.connection.redirect_uri, run.connection.scope],
      ...[challenge ?? 'no challenge', 'S256', 'Bearer', 'expires_in', `${issuer}/oauth/token`],
      ...['code_challenge', 'access_token', 'grant_type', 'authorization_code', 'RS256'],
    ]
    expect(kept.filter((value) => !text.includes(value))).toEqual([])
  })

  test('the metadata is as it was', async () => {
    const run = await healthyRun()
    expect(bodyOf(redact(run).run, 'discovery')).toBe(bodyOf(run, 'discovery'))
  })

  test('the map is as it was', async () => {
    const run = await healthyRun()
    expect(diagram(redact(run).run, [])).toEqual(diagram(run, []))
  })

  test('a value can still be followed, since it has the same label everywhere', async () => {
    const run = await healthyRun()
    const places = (of: Run): unknown => provenance(of).map((strand) => strand.places)
    expect(places(redact(run).run)).toEqual(places(run))
  })

  test('error codes, statuses and timings stay', async () => {
    const refused = json(400, { error: 'invalid_grant', code: 'grant_expired', status_code: 400 })
    const run = await arrangeRun({ answers: { 'token-request': refused }, until: 'token-request' })
    expect(redact(run).run.entries.slice(-2)).toEqual(run.entries.slice(-2))
  })

  test('a JWT keeps its header but for kid, the names of its claims, and what is no one’s', async () => {
    const { id_token } = JSON.parse(bodyOf(redact(await healthyRun()).run, 'token-request')) as {
      id_token: string
    }
    const jwt = readJwt(id_token)
    expect(jwt?.header).toEqual({ alg: 'RS256', kid: '«redacted:kid#1»' })
    expect(jwt?.claims).toMatchObject({
      iss: issuer,
      sub: '«redacted:sub#1»',
      nonce: '«redacted:nonce#1»',
      email: '«redacted:email#1»',
    })
  })

  test('a signature never stays', async () => {
    const { id_token } = JSON.parse(bodyOf(redact(await healthyRun()).run, 'token-request')) as {
      id_token: string
    }
    expect(id_token).toMatch(/\.«redacted:id_token#\d+»$/)
  })

  test('of the URL of a redirect only the values go', async () => {
    const { run } = redact(await arrangeRun({ until: 'authorization-response' }))
    const callback = run.entries.at(-1)
    const url = callback && 'request' in callback ? callback.request.url : ''
    expect([...new URL(url).searchParams]).toEqual([
      ['code', '«redacted:code#1»'],
      ['state', '«redacted:state#1»'],
      ['iss', issuer],
    ])
  })

  test('a GUID in a path names a tenant and stays', async () => {
    const url = 'https://login.test/3f2504e0-4f89-11d3-9a0c-0305e82c3301/v2.0'
    expect(await redactedAnswer(JSON.stringify({ url }))).toBe(JSON.stringify({ url }))
  })

  test('the mistakes of a body stay: repeated members, white space, an unfinished end', async () => {
    const body = '{ "error" : "a", "error": "b",\n  "access_token": "opaque-token-1", "scope": "rea'
    expect(await redactedAnswer(body)).toBe(
      body.replace('opaque-token-1', '«redacted:access_token#2»'),
    )
  })
})

describe('Redaction of fields by name', () => {
  test.each([
    ['{"password":"a1"}', '{"password":"«redacted:password#1»"}'],
    ['{"otp":123456}', '{"otp":"«redacted:otp#1»"}'],
    ['{"userSessionToken":"ab12"}', '{"userSessionToken":"«redacted:usersessiontoken#1»"}'],
    ['{"token_type":"Bearer","tokens":2}', '{"token_type":"Bearer","tokens":2}'],
    ['{"address":{"street":"Elm 1"}}', '{"address":{"street":"«redacted:address#1»"}}'],
    ['{"shipping":"fast","mapping":"x"}', '{"shipping":"fast","mapping":"x"}'],
    ['{"groups":["a","b"]}', '{"groups":["«redacted:groups#1»","«redacted:groups#2»"]}'],
    ['error=denied&code=ab12', 'error=denied&code=%C2%ABredacted%3Acode%232%C2%BB'],
    ['{"code":"contact_not_found"}', '{"code":"contact_not_found"}'],
    ['{"code":404}', '{"code":404}'],
  ])('%s becomes %s', async (body, expected) => {
    expect(await redactedAnswer(body)).toBe(expected)
  })

  test('of a cookie the name and the attributes stay', async () => {
    const headers = [['Set-Cookie', 'session=abc123; Path=/; HttpOnly']] as const
    const run = await arrangeRun({
      answers: { discovery: json(200, {}, headers) },
      until: 'discovery',
    })
    const entry = redact(run).run.entries.find(isResponse)
    expect(entry?.response.headers.at(-1)?.[1]).toBe(
      'session=«redacted:cookie#1»; Path=/; HttpOnly',
    )
  })
})

describe('Redaction by form', () => {
  test.each([
    ['a GitHub token', `see ghp_${'a1'.repeat(18)} there`, 'see «redacted:github_token#1» there'],
    ['credentials', 'sent Bearer abc123def there', 'sent Bearer «redacted:credentials#1» there'],
    ['words after Bearer', 'Bearer authentication required', 'Bearer authentication required'],
    [
      'a private key',
      '-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----',
      '«redacted:private_key#1»',
    ],
    [
      'credentials in a URL',
      'at https://me:pw@a.test/',
      `at https://${encodeURIComponent('«redacted:userinfo#1»')}@a.test/`,
    ],
    [
      'names in escaped JSON',
      String.raw`log: {\"access_token\":\"opaque\"}`,
      String.raw`log: {\"access_token\":\"«redacted:access_token#3»\"}`,
    ],
    ['prose', 'Invalid token: expired. Error code: 7.', 'Invalid token: expired. Error code: 7.'],
    ['an element of prose', '<code>npm install</code>', '<code>npm install</code>'],
    ['a null in JSON', '{"access_token":null}', '{"access_token":null}'],
    [
      'a number in JSON within prose',
      'sent {"otp":123456} to it',
      'sent {"otp":"«redacted:otp#1»"} to it',
    ],
    ['a JWE', `x eyJhbGciOiJkaXIifQ..aXY.Y2lwaGVy.dGFn y`, 'x «redacted:jwe#1» y'],
  ])('%s', async (_title, body, expected) => {
    expect(await redactedAnswer(body)).toBe(expected)
  })

  test.each([
    (value: string) => `<r><access_token>${value}</access_token></r>`,
    (value: string) => `<input type="hidden" name="SAMLResponse" value="${value}">`,
    (value: string) => `<input value='${value}' name='code'/>`,
    (value: string) => `[["client_secret","${value}"]]`,
    (value: string) => `[{"name":"refresh_token","value":"${value}"}]`,
    (value: string) => `form-data; name="password"\r\n\r\n${value}\r\n--b--`,
    (value: string) => `x=access_token%253D${value}`,
    (value: string) => `access%255Ftoken=${value}`,
    (value: string) => `b=${encodeURIComponent(`c=${encodeURIComponent(`code=${value}`)}`)}`,
    (value: string) => `at https://a.test/x;jsessionid=${value}`,
  ])('%s', async (spell) => {
    expect(await redactedAnswer(spell('Zq7Xk2Lm9Pv4'))).not.toContain('Zq7Xk2Lm9Pv4')
  })

  test.each([
    ' '.repeat(100_000),
    'eyJ'.repeat(30_000),
    `${'['.repeat(60_000)}${'1,'.repeat(60_000)}`,
    '{"a":'.repeat(60_000),
    '"'.repeat(60_000),
    'token='.repeat(20_000),
    '-----BEGIN PRIVATE KEY-----'.repeat(3000),
  ])('takes linear time over %.12s…', async (body) => {
    const run = await arrangeRun({ answers: { 'api-request': respond(200, body) } })
    const before = process.cpuUsage()
    redact(run)
    // Microseconds of the processor, since others may keep the machine busy.
    expect(process.cpuUsage(before).user).toBeLessThan(3_000_000)
  })
})

describe('Each layer catches what no other does', () => {
  const allowList = layers[0]
  const knownValues = layers[1]
  const fields = layers[2]
  const patterns = layers[3]
  const verification = layers[4]

  async function leaks(value: string, run: Run): Promise<{ whole: boolean; without: boolean[] }> {
    const has = (chosen: typeof layers): boolean =>
      JSON.stringify(redactWith(chosen, run, 'redacted').run).includes(value)
    const reduced = [allowList, knownValues, fields, patterns].map((left) =>
      has(layers.filter((layer) => layer !== left && layer !== verification)),
    )
    return Promise.resolve({ whole: has(layers), without: reduced })
  }

  test('the allow-list: what no schema names', async () => {
    const run = { ...(await healthyRun()), _debug: { remark: 'CANARY-in-passing' } }
    expect(await leaks('CANARY-in-passing', run)).toEqual({
      whole: false,
      without: [true, false, false, false],
    })
  })

  test('known values: a token in another encoding', async () => {
    const token = 'CANARY-opaque-token'
    const echo = Buffer.from(token).toString('hex')
    const run = await arrangeRun({
      grant: { access_token: token },
      answers: { 'api-request': respond(500, `<p>${echo}</p>`) },
    })
    expect(await leaks(echo, run)).toEqual({ whole: false, without: [false, true, false, false] })
  })

  test('fields: a value too short to be looked for', async () => {
    const run = await arrangeRun({ drawn: { state: 'cnry#7' } })
    expect(await leaks('cnry#7', run)).toEqual({
      whole: false,
      without: [false, false, true, false],
    })
  })

  test('patterns: a foreign secret without a field', async () => {
    const foreign = `ghp_${'c4'.repeat(18)}`
    const run = await arrangeRun({ answers: { 'api-request': respond(500, `<p>${foreign}</p>`) } })
    expect(await leaks(foreign, run)).toEqual({
      whole: false,
      without: [false, false, false, true],
    })
  })

  test('verification: fails the export when a known value is left', async () => {
    const token = 'CANARY-opaque-token'
    const run = await arrangeRun({
      grant: { access_token: token },
      answers: { 'api-request': respond(500, `<p>${token}</p>`) },
    })
    const chosen = layers.filter((layer) => layer !== knownValues)
    expect(() => redactWith(chosen, run, 'redacted')).toThrow(/left a known value in entry \d+/)
  })
})

describe('With live tokens', () => {
  test('tokens, codes and names stay', async () => {
    const run = await healthyRun()
    expect(redact(run, 'live').run).toEqual(run)
  })

  test('what proves identity goes all the same', async () => {
    const text = JSON.stringify(redact(await canaryRun(), 'live').run)
    const gone = ['client_secret', 'password', 'cookie', 'apiKey', 'jwkPrivate']
    expect(canariesIn(text).filter((kind) => gone.includes(kind))).toEqual([])
  })
})

test('a text derived from a run is redacted with the same labels', async () => {
  const run = await arrangeRun({ code: 'a-code-that-was-used-1' })
  expect(redact(run).text('expected a-code-that-was-used-1, found nothing')).toBe(
    'expected «redacted:code#1», found nothing',
  )
})

test('an entry that was appended after a redaction never takes a label that is taken', async () => {
  const once = redact(await arrangeRun({ until: 'token-request' })).run
  const grown = append(once, {
    kind: 'drawn',
    step: 'authorization-request',
    purpose: 'flow',
    values: { state: 'another-state-of-the-same-run' },
  })
  expect(redact(grown).removed.map(({ label }) => label)).toEqual(['state#2'])
})
