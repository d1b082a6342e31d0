import { calculateJwkThumbprint, decodeJwt, decodeProtectedHeader } from 'jose'
import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noticesOf } from '../../core/notices.ts'
import { type Run, exchanges, latest } from '../../core/run.ts'
import { shown } from '../../core/http.ts'
import {
  type TestTool,
  newRun,
  readRun,
  saveConnection,
  sendStep,
  startTestTool,
} from '../server/routes/start-test-tool.ts'
import { type Driven, driveRun } from './drive.ts'
import { fetchesReferences } from './fetches-references.ts'
import { type TestProvider, startProvider } from './start-provider.ts'

let tool: TestTool
let provider: TestProvider
let signed: Driven
let unsigned: Driven

const references = fetchesReferences()

const key = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pem = key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const publicJwk = key.publicKey.export({ format: 'jwk' })
const credentials = { client_id: 'acme', client_secret: 'a secret of these tests, long enough' }

async function connect(requestObject: object): Promise<string> {
  const { id } = await saveConnection(tool, provider.issuer, {
    ...credentials,
    ...{ redirect_uri: `${tool.origin}/callback`, clientAuthentication: 'client_secret_basic' },
    ...{ mode: 'strict', requestObject },
  })
  await tool.call('PUT', `/api/connections/${id}/keys/private_key`, { alg: 'RS256', key: pem })
  return id
}

beforeAll(async () => {
  tool = await startTestTool()
  provider = await startProvider(
    { features: { requestObjects: { enabled: true } } },
    [
      {
        ...credentials,
        redirect_uris: [`${tool.origin}/callback`],
        jwks: {
          keys: [{ ...publicJwk, kid: await calculateJwkThumbprint(publicJwk), use: 'sig' }],
        },
      },
    ],
    [references.middleware],
  )
  const servedFrom = tool.origin
  signed = await driveRun(tool, await connect({ alg: 'RS256', servedFrom }))
  unsigned = await driveRun(tool, await connect({ alg: 'none', servedFrom }))
})
afterAll(async () => {
  await tool.close()
  await provider.close()
})

const addressIn = ({ run }: Pick<Driven, 'run'>): string => {
  const { query } = latest(run, 'authorization-request')?.sent.request ?? { query: [] }
  const value = query.find(([name]) => name === 'request_uri')?.[1]
  return value === undefined ? '' : shown(value)
}

describe.each([
  ['signed with RS256', () => signed, 'RS256', 0],
  ['that nothing signs', () => unsigned, 'none', 1],
] as const)('A request object by reference, %s', (_how, drivenOf, alg, at) => {
  test('is fetched by the server, which logs in by it, and nothing is found wrong', () => {
    const driven = drivenOf()
    expect(decodeProtectedHeader(references.fetched[at]?.jwt ?? '').alg).toBe(alg)
    expect(references.fetched[at]?.type).toBe('application/oauth-authz-req+jwt')
    expect(driven.status('token-request')).toBe(200)
    expect(driven.found).toEqual([])
    expect(driven.outcome('request-object/fetched')).toBe('pass')
  })

  test('is what the run is judged by', () => {
    for (const check of [
      'authorization-response/state',
      'id-token/nonce',
      'token-request/redirect-uri-identical',
      'token-request/verifier-matches-challenge',
    ])
      expect(drivenOf().outcome(check), check).toBe('pass')
  })

  test('leaves in the URL what makes it a valid request by itself, and no more', () => {
    const { query } = latest(drivenOf().run, 'authorization-request')?.sent.request ?? { query: [] }
    expect(query.map(([name]) => name)).toEqual([
      'response_type',
      'client_id',
      'scope',
      'request_uri',
    ])
  })

  test('stands in the run as a message of the server', () => {
    const [notice, ...more] = noticesOf(drivenOf().run, 'request-object')
    expect(more).toEqual([])
    expect(notice).toMatchObject({ answered: 200, request: { url: addressIn(drivenOf()) } })
  })
})

test('An object without a signature is advised against', () => {
  expect(unsigned.outcome('authorization-request/object-signed')).toBe('fail')
  expect(signed.outcome('authorization-request/object-signed')).toBe('pass')
})

/** A login that was begun and not gone on with: where its object is. */
async function begin(): Promise<{ id: string; address: string }> {
  const connection = await connect({ alg: 'RS256', servedFrom: tool.origin })
  const { id } = await newRun(tool, connection)
  await sendStep(tool, id, 'discovery')
  await sendStep(tool, id, 'authorization-request')
  return { id, address: addressIn({ run: await readRun(tool, id) }) }
}

describe('The address of a request object', () => {
  test('cannot be guessed, and is another for each login', async () => {
    const [first, second] = [await begin(), await begin()]
    expect(first.address).toMatch(/\/request-objects\/[\w-]+\/[\w-]{43}$/)
    expect(second.address.split('/').at(-1)).not.toBe(first.address.split('/').at(-1))
  })

  test('answers whatever name the server reaches the tool by', async () => {
    const { address } = await begin()
    const { pathname } = new URL(address)
    const answer = await tool.call('GET', pathname, undefined, { host: 'tunnel.example' })
    expect(answer.status).toBe(200)
    expect(decodeJwt(answer.text)).toMatchObject({ client_id: 'acme' })
  })

  test('says that there is none where none was made', async () => {
    const { address } = await begin()
    const answer = await fetch(`${address.slice(0, -1)}`)
    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain('drawn anew for each login')
  })

  test('is none of a run that was recorded elsewhere, which may say anything', async () => {
    const { id } = await begin()
    const { json } = await tool.call('POST', '/api/imports', { run: await readRun(tool, id) })
    const run = json as Run
    const address = addressIn({ run })
    const name = address.split('/').at(-1) ?? ''
    const answers = await Promise.all(
      [new URL(address).pathname.replace(id, run.id), `/request-objects/${run.id}/${name}`].map(
        (path) => tool.call('GET', path),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual([404, 404])
  })

  test('is gone when the object has expired, and the run says that the server came too late', async () => {
    const connection = await connect({ alg: 'RS256', servedFrom: tool.origin })
    const { id } = await newRun(tool, connection)
    await sendStep(tool, id, 'discovery')
    const jwt = { where: 'query', name: 'request_uri' }
    await sendStep(tool, id, 'authorization-request', [
      { change: 'set-member', jwt, part: 'claims', name: 'exp', value: '1700000000' },
    ])
    const answer = await fetch(addressIn({ run: await readRun(tool, id) }))
    expect(answer.status).toBe(410)
    expect(noticesOf(await readRun(tool, id), 'request-object')[0]?.answered).toBe(410)
  })
})

describe('The preflight of a connection whose requests are signed', () => {
  test.each([
    ['in the URL', {}],
    ['by reference', { servedFrom: 'here' }],
  ])(
    'asks with an object that holds, %s',
    async (_how, { servedFrom }: { servedFrom?: string }) => {
      const connection = await connect({
        ...{ alg: 'RS256' },
        ...(servedFrom && { servedFrom: tool.origin }),
      })
      const { id } = await newRun(tool, connection)
      await sendStep(tool, id, 'discovery')
      const { entries } = await readRun(tool, id)
      const probe = { probe: 'authorization-url', after: entries.length }
      await tool.call('POST', `/api/runs/${id}/probe`, probe)
      const outcome = exchanges(await readRun(tool, id)).at(-1)?.outcome
      const headers = outcome?.kind === 'response' ? outcome.entry.response.headers : []
      expect(headers.find(([name]) => /^location$/i.test(name))?.[1]).toContain('/interaction/')
    },
  )
})
