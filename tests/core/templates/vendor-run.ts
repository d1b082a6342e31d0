import type { Connection } from '../../../core/connection.ts'
import { stepsOf } from '../../../core/flows.ts'
import type { HttpResponse } from '../../../core/http.ts'
import { drawnInHand } from '../../../core/in-hand.ts'
import type { Run, StepName } from '../../../core/run.ts'
import { fillTemplate } from '../../../core/templates/fill.ts'
import {
  appendCallback,
  appendDrawn,
  appendExchange,
  emptyRun,
  json,
  keySet,
  leftHalfHash,
  signed,
  startedAt,
} from '../arrange-run.ts'
import type { Vendor } from './vendor.ts'

/** The connection that the vendor's template makes of what was typed. */
export function connectionOf({ template, typed }: Vendor, client_id: string): Partial<Connection> {
  const { connection, problems, missing } = fillTemplate(template, typed)
  if (Object.keys(problems).length > 0 || missing.length > 0)
    throw new Error(`The template ${template.id} is not filled: ${JSON.stringify(problems)}`)
  const without = { issuer: '', audience: '', api: { method: 'GET', url: '', headers: [] } }
  return { ...without, ...connection, client_id, redirect_uri: 'https://example.com/callback' }
}

const messages = [
  'discovery',
  'authorization-request',
  'authorization-response',
  'token-request',
  'jwks',
  'userinfo',
  'api-request',
  'refresh',
] as const satisfies readonly StepName[]

/** A healthy run with the vendor's server, as its documentation shows its answers. */
export async function vendorRun(vendor: Vendor): Promise<Run> {
  const client_id = new URL(vendor.documented.authorization).searchParams.get('client_id') ?? ''
  let run = emptyRun(connectionOf(vendor, client_id))
  for (const step of messages) {
    const belongs = stepsOf(run).some(({ name }) => name === step)
    const refused = step === 'refresh' && vendor.grant['refresh_token'] === undefined
    const absent = step === 'userinfo' && vendor.metadata?.userinfo_endpoint === undefined
    if (belongs && !refused && !absent) run = await walk(run, step, vendor)
  }
  return run
}

async function walk(run: Run, step: (typeof messages)[number], vendor: Vendor): Promise<Run> {
  if (step === 'authorization-request') return appendExchange(await appendDrawn(run), step)
  if (step === 'authorization-response')
    return inItsMode(appendCallback(run, callbackOf(run, vendor)))
  return appendExchange(run, step, [], await answerOf(run, step, vendor))
}

/** The callback as a form where the request asked for one (form_post). */
function inItsMode(run: Run): Run {
  const { authorizationParameters, redirect_uri } = run.connection
  if (!authorizationParameters.some(([, value]) => value === 'form_post')) return run
  return {
    ...run,
    entries: run.entries.map((entry) =>
      entry.kind === 'received' && 'request' in entry
        ? {
            ...entry,
            request: { ...entry.request, method: 'POST', url: redirect_uri, via: 'form_post' },
          }
        : entry,
    ),
  }
}

function callbackOf(run: Run, { metadata }: Vendor): (readonly [string, string])[] {
  const iss = metadata?.authorization_response_iss_parameter_supported ? metadata.issuer : undefined
  return [
    ['code', 'SplxlOBeZQQYbYS6WxSbIA'],
    ['state', drawnInHand(run)['state'] ?? ''],
    ...(iss === undefined ? [] : [['iss', iss] as const]),
  ]
}

async function answerOf(
  run: Run,
  step: Exclude<(typeof messages)[number], 'authorization-request' | 'authorization-response'>,
  vendor: Vendor,
): Promise<HttpResponse> {
  switch (step) {
    case 'discovery':
      return json(200, vendor.metadata)
    case 'token-request':
      return grantOf(run, vendor, 'first')
    case 'refresh':
      return grantOf(run, vendor, 'second')
    case 'jwks':
      return json(200, await keySet())
    case 'userinfo':
      return json(200, { sub: 'ada', name: 'Ada Lovelace', ...vendor.userinfo })
    case 'api-request':
      return json(200, { id: 'ada' })
  }
}

/** The members of a token answer; a refresh brings no nonce (OpenID Connect Core §12.2). */
async function grantOf(run: Run, vendor: Vendor, which: 'first' | 'second'): Promise<HttpResponse> {
  const iat = Math.floor(startedAt / 1000)
  const access_token = await accessTokenOf(vendor, iat, which)
  const { client_id } = run.connection
  const id_token =
    vendor.metadata &&
    (await signed({
      ...{ iss: vendor.metadata.issuer, sub: 'ada', aud: client_id, iat, exp: iat + 3600 },
      ...(which === 'first' && { nonce: drawnInHand(run)['nonce'] }),
      ...{ name: 'Ada Lovelace', at_hash: await leftHalfHash(access_token) },
      ...vendor.idToken,
    }))
  const body = { access_token, ...(id_token && { id_token }), ...vendor.grant }
  const answer = json(200, body)
  return vendor.cacheControl === undefined
    ? answer
    : {
        ...answer,
        headers: answer.headers.map(([name, value]) =>
          name === 'Cache-Control' ? [name, vendor.cacheControl ?? ''] : [name, value],
        ),
      }
}

async function accessTokenOf({ accessToken }: Vendor, iat: number, which: string): Promise<string> {
  if (typeof accessToken === 'string') return `${accessToken}-${which}`
  const { claims, header = {} } = accessToken
  const times = { iat, nbf: iat, exp: iat + 86_400 }
  return signed({ sub: 'ada', jti: which, ...times, ...claims }, header)
}
