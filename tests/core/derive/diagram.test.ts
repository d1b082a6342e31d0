import { describe, expect, test } from 'vitest'
import { type Check, type Judged, type Severity, fail, pass } from '../../../core/check.ts'
import { type Arrow, type Diagram, diagram } from '../../../core/derive/diagram.ts'
import type { Run, StepName } from '../../../core/run.ts'
import {
  append,
  appendCallback,
  appendDrawn,
  appendExchange,
  arrangeRun,
  emptyRun,
  healthyRun,
  issuer,
  json,
  respond,
} from '../arrange-run.ts'

function judgedAs(step: StepName, severity: Severity, failing: boolean): Judged {
  const check: Check = {
    id: `${step}/${severity}`,
    title: 'the requirement is met',
    step,
    severity,
    specification: ['RFC6749-4.1'],
    test: () => pass(),
  }
  return { check, verdict: failing ? fail('Mend it.') : pass() }
}

/** The arrows as lines a person can read. */
function lines(arrows: readonly Arrow[]): string[] {
  return arrows.map(({ label, chips, status, badge }) =>
    [label, ...chips.map((chip) => `[${chip}]`), status, ...(badge ? [badge.text] : [])].join(' '),
  )
}

function linesOf({ phases }: Diagram): Record<string, string[]> {
  return Object.fromEntries(phases.map(({ title, arrows }) => [title, lines(arrows)]))
}

function arrowsOf({ phases, aside }: Diagram): Arrow[] {
  return [...phases.flatMap(({ arrows }) => arrows), ...aside]
}

function arrowLabelled(drawn: Diagram, label: string): Arrow | undefined {
  return arrowsOf(drawn).find((arrow) => arrow.label === label)
}

async function draw(run: Run | Promise<Run>, judged: readonly Judged[] = []): Promise<Diagram> {
  return diagram(await run, judged)
}

describe('The map of a run', () => {
  test('a run that has just begun is ready for discovery, and everything else is still to come', async () => {
    expect(linesOf(await draw(emptyRun()))).toEqual({
      Discover: ['GET /.well-known/openid-configuration ready'],
      Authorize: ['Authorization request todo', '302 callback [code] [state] todo'],
      Exchange: ['Token request [code] todo'],
      Verify: ['JWK Set todo', 'ID Token [id_token] todo', 'Access token [access_token] todo'],
      Use: ['UserInfo request [access_token] todo', 'GET /contacts [access_token] todo'],
      Refresh: ['Refresh request [refresh_token] todo'],
    })
  })

  test('a complete run shows each message with the values it carries, and judges tokens again after a refresh', async () => {
    expect(linesOf(await draw(healthyRun()))).toEqual({
      Discover: ['GET /.well-known/openid-configuration done', '200 done'],
      Authorize: [
        'GET /authorize [state] [nonce] done',
        '302 callback [code] [state] done',
        'GET /callback [code] [state] done',
      ],
      Exchange: [
        'POST /oauth/token [code] done',
        '200 [access_token] [refresh_token] [id_token] done',
      ],
      Verify: [
        'GET /.well-known/jwks.json done',
        '200 done',
        'ID Token [id_token] [nonce] done',
        'Access token [access_token] done',
      ],
      Use: [
        'GET /userinfo [access_token] done',
        '200 done',
        'GET /contacts [access_token] done',
        '200 done',
      ],
      Refresh: [
        'POST /oauth/token [refresh_token] done',
        '200 [access_token] [refresh_token] [id_token] done',
        'ID Token [id_token] done',
        'Access token [access_token] done',
      ],
      End: ['POST /oauth/revoke todo optional', 'GET /oidc/logout [id_token] todo optional'],
    })
  })

  test('an error response fails its exchange and names the error', async () => {
    const refused = json(400, { error: 'invalid_grant', error_description: 'Invalid code' })
    const run = arrangeRun({ answers: { 'token-request': refused }, until: 'token-request' })
    expect(linesOf(await draw(run))['Exchange']).toEqual([
      'POST /oauth/token [code] failed failed',
      '400 invalid_grant failed',
    ])
  })

  test('an error of the API is named by its challenge', async () => {
    const refused = respond(401, '', [['WWW-Authenticate', 'Bearer error="invalid_token"']])
    const run = arrangeRun({ answers: { 'api-request': refused }, until: 'api-request' })
    expect(linesOf(await draw(run))['Use']).toContain('401 invalid_token failed')
  })

  test.each([
    ['failed', 'failed failed'],
    ['unknown', 'unknown unknown'],
  ] as const)('a %s exchange is just its request', async (kind, expected) => {
    const none = { kind, code: 'ECONNRESET', message: 'the connection was reset' }
    const run = arrangeRun({ answers: { 'token-request': none }, until: 'token-request' })
    expect(linesOf(await draw(run))['Exchange']).toEqual([`POST /oauth/token [code] ${expected}`])
  })

  test('a request whose answer is awaited is just itself, pending', async () => {
    const run = arrangeRun({ answers: { discovery: undefined }, until: 'discovery' })
    expect(linesOf(await draw(run))['Discover']).toEqual([
      'GET /.well-known/openid-configuration pending',
    ])
  })

  test('a callback with an error fails both of its arrows and is named by the error', async () => {
    const run = arrangeRun({
      callback: [['error', 'access_denied']],
      until: 'authorization-response',
    })
    expect(linesOf(await draw(run))['Authorize']?.slice(1)).toEqual([
      '302 access_denied failed',
      'GET /callback failed failed',
    ])
  })

  test('both arrows of a callback select its entry', async () => {
    const run = await healthyRun()
    const callback = run.entries.find(({ step }) => step === 'authorization-response')
    const selecting = arrowsOf(diagram(run, [])).filter(
      ({ selection }) => selection.entry === callback?.id,
    )
    expect(selecting.map(({ from, to }) => `${from} to ${to}`)).toEqual([
      'authorization-server to browser',
      'browser to client',
    ])
  })

  test('a request and its response select the same entry', async () => {
    const drawn = await draw(healthyRun())
    const rows = drawn.phases.find(({ title }) => title === 'Exchange')?.arrows ?? []
    expect(rows[0]?.selection).toEqual(rows[1]?.selection)
  })

  test('a failed check of severity error fails the messages of its step', async () => {
    const drawn = await draw(healthyRun(), [judgedAs('discovery', 'error', true)])
    expect(linesOf(drawn)['Discover']).toEqual([
      'GET /.well-known/openid-configuration failed failed',
      '200 failed',
    ])
  })

  test('a failed check of an ID Token fails the newest one, which it judged', async () => {
    const drawn = linesOf(await draw(healthyRun(), [judgedAs('id-token', 'error', true)]))
    expect([drawn['Verify']?.[2], drawn['Refresh']?.[2]]).toEqual([
      'ID Token [id_token] [nonce] done',
      'ID Token [id_token] failed failed',
    ])
  })

  test('a check that holds changes nothing', async () => {
    const drawn = await draw(healthyRun(), [judgedAs('discovery', 'error', false)])
    expect(linesOf(drawn)['Discover']).toEqual([
      'GET /.well-known/openid-configuration done',
      '200 done',
    ])
  })

  test('a warning is a note on a message that is done', async () => {
    const judged = [judgedAs('authorization-response', 'warning', true)]
    expect(linesOf(await draw(healthyRun(), judged))['Authorize']?.at(-1)).toBe(
      'GET /callback [code] [state] done 1 note',
    )
  })

  test('an ID Token is still to be validated while its keys can be fetched', async () => {
    const drawn = await draw(arrangeRun({ until: 'token-request' }))
    expect(linesOf(drawn)['Verify']).toEqual([
      'GET /.well-known/jwks.json ready',
      'ID Token [id_token] [nonce] todo',
      'Access token [access_token] done',
    ])
  })

  test('a token response without an ID Token leaves its validation to come', async () => {
    const run = arrangeRun({ grant: { id_token: undefined } })
    expect(arrowLabelled(await draw(run), 'ID Token')?.selection).toEqual({ step: 'id-token' })
  })

  test('a fault of an ID Token fails the row of the token that has it, not of a newer one', async () => {
    const run = await healthyRun()
    const rows = (drawn: Diagram) => arrowsOf(drawn).filter(({ label }) => label === 'ID Token')
    const [first, refreshed] = rows(diagram(run, []))
    const entry = first?.selection.entry ?? 0
    const failing: Judged = {
      ...judgedAs('id-token', 'error', true),
      verdict: fail('Mend it.', { pointer: { entry, part: 'id_token.claims.nonce' } }),
    }
    expect(rows(diagram(run, [failing])).map(({ key, status }) => [key, status])).toEqual([
      [first?.key, 'failed'],
      [refreshed?.key, 'done'],
    ])
  })

  test('an API call with a refreshed token stands below the refresh', async () => {
    const run = appendExchange(await healthyRun(), 'api-request', [], json(200, {}))
    expect(linesOf(await draw(run))['Refresh']?.slice(-2)).toEqual([
      'GET /contacts [access_token] done',
      '200 done',
    ])
  })

  test('a message that was sent again is the one on the map, and the earlier is aside', async () => {
    const refused = json(400, { error: 'invalid_grant' })
    const first = await arrangeRun({
      answers: { 'token-request': refused },
      until: 'token-request',
    })
    const run = appendExchange(first, 'token-request', [], json(200, { access_token: 'opaque' }))
    const drawn = diagram(run, [])
    expect(linesOf(drawn)['Exchange']).toEqual([
      'POST /oauth/token [code] done',
      '200 [access_token] done',
    ])
    expect(lines(drawn.aside)).toEqual([
      'POST /oauth/token [code] failed failed',
      '400 invalid_grant failed',
    ])
  })

  test('probes have a phase of their own, before the flow', async () => {
    const run = appendExchange(await healthyRun(), 'jwks', [], json(200, { keys: [] }), 'probe')
    const { phases, aside } = diagram(run, [])
    expect(phases[0]?.title).toBe('Preflight')
    expect(lines(phases[0]?.arrows ?? [])).toEqual(['GET /.well-known/jwks.json done', '200 done'])
    expect(aside).toEqual([])
  })

  test('a second callback is aside, since it is evidence and no new result', async () => {
    const once = await arrangeRun({ until: 'authorization-response' })
    const run = appendCallback(once, [['code', 'another']])
    expect(lines(diagram(run, []).aside)).toEqual(['GET /callback [code] done not counted'])
  })

  test('a callback by form_post came as a page, not as a redirect', async () => {
    const sent = await arrangeRun({ until: 'authorization-request' })
    const run = append(sent, {
      kind: 'received',
      step: 'authorization-response',
      purpose: 'flow',
      basedOn: sent.entries.length,
      request: {
        method: 'POST',
        url: '/callback',
        via: 'form_post',
        parameters: [['code', 'c0de']],
      },
    })
    expect(linesOf(await draw(run))['Authorize']?.slice(1)).toEqual([
      '200 callback [code] done',
      'POST /callback [code] done',
    ])
  })

  test('keys are unique, superseded messages and probes included', async () => {
    let run = await healthyRun()
    run = appendExchange(run, 'token-request', [], json(400, { error: 'invalid_grant' }))
    run = appendExchange(run, 'jwks', [], json(200, { keys: [] }), 'probe')
    run = appendExchange(await appendDrawn(run), 'authorization-request')
    const keys = arrowsOf(diagram(run, [])).map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('a row keeps its key while the run grows, so that focus stays on it', async () => {
    const before = await arrangeRun({ until: 'authorization-request' })
    const after = await healthyRun()
    const kept = new Set(arrowsOf(diagram(after, [])).map(({ key }) => key))
    expect(arrowsOf(diagram(before, [])).filter(({ key }) => !kept.has(key))).toEqual([])
  })

  test('the lifelines name the authorization server and the API', async () => {
    expect((await draw(emptyRun())).actors.map(({ detail }) => detail)).toEqual([
      'you',
      'this tool',
      new URL(issuer).host,
      '/contacts',
    ])
  })

  test('a connection without an API and without OpenID has fewer steps to come', async () => {
    const drawn = await draw(
      emptyRun({ scope: 'read', api: { method: 'GET', url: '', headers: [] } }),
    )
    expect(drawn.phases.map(({ title }) => title)).toEqual([
      'Discover',
      'Authorize',
      'Exchange',
      'Verify',
    ])
  })

  test('an endpoint that is no URL is shown as it is', async () => {
    const run = await arrangeRun({
      metadata: { token_endpoint: 'not a URL' },
      until: 'authorization-response',
    })
    expect(linesOf(await draw(run))['Exchange']).toEqual(['POST not a URL [code] ready'])
  })
})

describe('a logout notice', () => {
  const told = async (id: string, answered: number) => {
    const run = await arrangeRun()
    const url = `http://localhost:4400/backchannel-logout/${id}`
    return append(
      { ...run, connection: { ...run.connection, id: 'V1StGXR8_Z5jdHi6' } },
      {
        ...{ kind: 'received', step: 'backchannel-logout', purpose: 'flow', answered },
        request: { method: 'POST', url, via: 'form_post', parameters: [] },
      },
    )
  }

  test('is named by the tool’s address without the id in it, and has its answer', async () => {
    const { End } = linesOf(diagram(await told('V1StGXR8_Z5jdHi6', 200), []))
    expect(End?.slice(-2)).toEqual(['POST /backchannel-logout done', '200 done'])
  })

  test('at another’s address is named by all of it, and one that was refused has failed', async () => {
    const { End } = linesOf(diagram(await told('acme', 400), []))
    expect(End?.slice(-2)).toEqual(['POST /backchannel-logout/acme failed failed', '400 failed'])
  })
})
