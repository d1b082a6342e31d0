import { describe, expect, test } from 'vitest'
import { analyse } from '../../../core/analyse.ts'
import type { Connection } from '../../../core/connection.ts'
import { applyEdits } from '../../../core/edits.ts'
import { experimentNamed, experimentStep } from '../../../core/experiments/experiments-for.ts'
import type { HttpResponse } from '../../../core/http.ts'
import { probeNamed, probeStep } from '../../../core/preflight/preflight-of.ts'
import { questionsFor } from '../../../core/questions/questions-for.ts'
import type { Ask } from '../../../core/questions/question.ts'
import type { Run } from '../../../core/run.ts'
import type { JudgedCause } from '../../../core/symptom.ts'
import { symptoms } from '../../../core/symptoms/all.ts'
import { type Arrangement, append, arrangeRun, json, keySet, respond } from '../arrange-run.ts'

const invalidClient: Arrangement = {
  answers: { 'token-request': json(401, { error: 'invalid_client' }) },
  until: 'token-request',
}
const refusedClient = json(401, { error: 'invalid_client' })
const takenClient = json(400, { error: 'invalid_grant' })
const loginPage = respond(200, '<title>Log in</title><input type="password">')

const sentBack = (error: string): Arrangement => ({
  callback: [['error', error]],
  until: 'authorization-response',
})
const refusedWith = (error: string): HttpResponse =>
  respond(302, '', [['Location', `http://127.0.0.1:4400/callback?error=${error}`]])

/** The run with that question's message in it, as the server sends it, and its answer. */
function asked(run: Run, ask: Ask, response: HttpResponse): Run {
  const { step, request, label } = messageOf(run, ask)
  const sent = append(run, { kind: 'sent', channel: 'back', step, request, edits: [], ...label })
  const inReplyTo = sent.entries.length
  return append(sent, { kind: 'received', step, purpose: label.purpose, inReplyTo, response })
}

function messageOf(run: Run, ask: Ask) {
  if ('probe' in ask) {
    const probe = probeNamed(ask.probe)
    const request = probe && probeStep(probe)?.request?.(run)
    if (!probe || !request) throw new Error(`${ask.probe} sends nothing`)
    return { step: probe.step, request, label: { purpose: 'probe' } as const }
  }
  const experiment = 'experiment' in ask ? experimentNamed(ask.experiment) : undefined
  const draft = experiment && experimentStep(experiment).request?.(run)
  if (!experiment || !draft) throw new Error('It sends nothing')
  const label = { purpose: 'experiment', experiment: experiment.id } as const
  return { step: experiment.step, request: applyEdits(draft, experiment.edits(run)), label }
}

async function causeOf(run: Run, id: string): Promise<JudgedCause> {
  const { diagnoses } = await analyse(run)
  const judged = diagnoses.flatMap(({ causes }) => causes).find(({ cause }) => cause.id === id)
  if (!judged) throw new Error(`${id} is not among the causes`)
  return judged
}

async function certaintyOf(run: Run, id: string) {
  return (await causeOf(run, id)).verdict.certainty
}

const otherMethod = { experiment: 'other-client-authentication' }
const impossibleCode = { probe: 'client-credentials' } as const
const login = { probe: 'authorization-url' } as const

describe('the questions of all causes', () => {
  const causes = symptoms.flatMap((symptom) => symptom.causes)
  const questions = causes.flatMap((cause) => cause.questions ?? [])

  test('name only probes and experiments that exist and send something', () => {
    const unknown = questions
      .flatMap(({ asks }) => asks)
      .filter((ask) =>
        'probe' in ask
          ? !probeNamed(ask.probe)?.request
          : 'experiment' in ask && !experimentNamed(ask.experiment),
      )
    expect(unknown).toEqual([])
  })

  test('ask nothing of this run that may destroy something', () => {
    const here = questions
      .flatMap(({ asks }) => asks)
      .flatMap((ask) => ('experiment' in ask ? (experimentNamed(ask.experiment) ?? []) : []))
      .filter(({ plan }) => plan !== 'own-run' && plan !== 'own-run-after')
    expect(here.length).toBeGreaterThan(0)
    expect(here.filter(({ mayDestroy }) => mayDestroy !== undefined)).toEqual([])
  })

  test('say also in words what would tell', () => {
    const silent = causes.filter(
      ({ questions: own, tell, checks }) => own && tell === undefined && !checks,
    )
    expect(silent).toEqual([])
  })

  test('have labels of their own within a cause', () => {
    for (const { questions: own = [] } of causes)
      expect(new Set(own.map(({ label }) => label)).size).toBe(own.length)
  })
})

describe('what is offered', () => {
  const offered = async (arrangement: Arrangement, id: string) => {
    const run = await arrangeRun(arrangement)
    return questionsFor(run, await causeOf(run, id)).map(({ question }) => question.label)
  }

  test('a client with a secret can be asked about in both ways', async () => {
    expect(await offered(invalidClient, 'client-secret-wrong')).toEqual([
      'Ask with an impossible code',
      'Ask with the other authentication method',
    ])
  })

  test('a client without a secret has no other way of authentication to try', async () => {
    const connection: Partial<Connection> = { clientAuthentication: 'none', hasSecret: false }
    expect(await offered({ ...invalidClient, connection }, 'client-secret-wrong')).toEqual([
      'Ask with an impossible code',
    ])
  })

  test('nothing is asked about a cause that is ruled out', async () => {
    const run = asked(await arrangeRun(invalidClient), impossibleCode, takenClient)
    expect(questionsFor(run, await causeOf(run, 'client-secret-wrong'))).toEqual([])
  })

  test('what needs a run of its own says so', async () => {
    const run = await arrangeRun({
      answers: { 'token-request': json(400, { error: 'invalid_grant' }) },
      until: 'token-request',
    })
    const [offer] = questionsFor(run, await causeOf(run, 'verifier-compared-otherwise'))
    expect(offer?.ownRun).toBe(true)
  })
})

describe('what the answers say', () => {
  test('nothing is decided while nothing was asked', async () => {
    const run = await arrangeRun(invalidClient)
    expect(await certaintyOf(run, 'client-secret-wrong')).toBe('possible')
  })

  test.each([
    ['client-secret-wrong', impossibleCode, refusedClient, 'likely'],
    ['client-secret-wrong', impossibleCode, takenClient, 'ruled-out'],
    ['client-secret-wrong', otherMethod, takenClient, 'ruled-out'],
    ['client-auth-method-mismatch', otherMethod, takenClient, 'proven'],
    ['client-id-unknown', impossibleCode, takenClient, 'ruled-out'],
    ['client-id-unknown', login, loginPage, 'possible'],
  ] as const)('%s, asked by %o', async (id, ask, response, certainty) => {
    const run = asked(await arrangeRun(invalidClient), ask, response)
    expect(await certaintyOf(run, id)).toBe(certainty)
  })

  test('the method that is taken is the fix, one click away', async () => {
    const run = asked(await arrangeRun(invalidClient), otherMethod, takenClient)
    const { verdict } = await causeOf(run, 'client-auth-method-mismatch')
    expect(verdict.fix?.connection).toEqual({ clientAuthentication: 'client_secret_basic' })
  })

  test('a proven answer comes first in the verdict', async () => {
    const run = asked(await arrangeRun(invalidClient), otherMethod, takenClient)
    const { findings } = await analyse(run)
    expect(findings[0]).toMatchObject({ id: 'client-auth-method-mismatch', status: 'proven' })
  })

  test('an answer points to the message that brought it', async () => {
    const run = asked(await arrangeRun(invalidClient), impossibleCode, refusedClient)
    const { verdict } = await causeOf(run, 'client-secret-wrong')
    expect(verdict.evidence[0]?.pointer?.entry).toBe(run.entries.length)
  })

  test('the draft as it is says nothing of credentials that were edited', async () => {
    const edit = { where: 'body', name: 'client_secret', index: 0, value: 'x' } as const
    const edits = { 'token-request': [{ change: 'set', ...edit }] } as const
    const run = asked(await arrangeRun({ ...invalidClient, edits }), impossibleCode, takenClient)
    expect(await certaintyOf(run, 'client-secret-wrong')).toBe('possible')
  })

  test.each([
    ['invalid_scope', 'least-scope', 'scope-not-allowed-for-client'],
    ['invalid_target', 'no-audience', 'audience-unknown'],
  ])('%s that ends without what was asked for makes it likely', async (error, experiment, id) => {
    const refused = asked(await arrangeRun(sentBack(error)), login, refusedWith(error))
    expect(await certaintyOf(asked(refused, { experiment }, loginPage), id)).toBe('likely')
    expect(await certaintyOf(asked(refused, { experiment }, refusedWith(error)), id)).toBe(
      'ruled-out',
    )
  })

  test('a server that looks at the scope only after the login decides nothing', async () => {
    const run = asked(await arrangeRun(sentBack('invalid_scope')), login, loginPage)
    const both = asked(run, { experiment: 'least-scope' }, loginPage)
    expect(await certaintyOf(both, 'scope-not-allowed-for-client')).toBe('possible')
  })

  test('a server that answers otherwise is not down', async () => {
    const failing = {
      answers: { 'token-request': json(503, { error: 'server_error' }) },
      until: 'token-request',
    } as const
    const run = asked(await arrangeRun(failing), { probe: 'discovery' }, json(200, {}))
    expect(await certaintyOf(run, 'temporarily-unavailable')).toBe('ruled-out')
    const down = asked(await arrangeRun(failing), { probe: 'discovery' }, json(503, {}))
    expect(await certaintyOf(down, 'temporarily-unavailable')).toBe('likely')
  })

  test('an API that says the same without a token may not see the one that is sent', async () => {
    const unseen = { answers: { 'api-request': json(401, { message: 'Nope' }) } }
    const probe = { probe: 'api-without-token' } as const
    const run = await arrangeRun(unseen)
    const same = asked(run, probe, json(401, { message: 'Nope' }))
    expect(await certaintyOf(same, 'api-authorization-header-stripped')).toBe('likely')
    const other = asked(run, probe, json(401, { message: 'Send a token' }))
    expect(await certaintyOf(other, 'api-authorization-header-stripped')).toBe('ruled-out')
  })

  test('a key that is in the set by now is fetched again as the fix', async () => {
    const stale = { answers: { jwks: json(200, { keys: [{ kty: 'RSA', kid: 'old' }] }) } }
    const run = await arrangeRun({ ...stale, until: 'jwks' })
    const fresh = asked(run, { probe: 'jwks' }, json(200, await keySet()))
    const { verdict } = await causeOf(fresh, 'kid-not-found')
    expect(verdict).toMatchObject({ certainty: 'proven', fix: { resend: { step: 'jwks' } } })
  })
})
