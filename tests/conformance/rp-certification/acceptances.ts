import type { JWTPayload } from 'jose'
import type { Analysis } from '../../../core/analyse.ts'
import { type HttpRequest, bodyFields, shown } from '../../../core/http.ts'
import { responseMembers } from '../../../core/in-hand.ts'
import { type Run, type StepName, latest } from '../../../core/run.ts'
import { changingMetadata, parameterOf } from '../../../server/faults/deviations.ts'
import { foreignRsaKey } from '../../../server/faults/foreign-keys.ts'
import type { IssuerSettings } from '../../../server/tenant/issuer-options.ts'
import { signJwt } from '../../../server/tenant/tenant-keys.ts'
import type { Acceptance } from './case-issuer.ts'
import { newKey, signed } from './signing.ts'
import { sentSteps } from './start-scene.ts'

const conforming: IssuerSettings = {}

/** ID Tokens whose header does not say which key signed them. */
const withoutKid: IssuerSettings['hooks'] = {
  idToken: ({ claims }, { keys }) => signed({ alg: 'RS256' }, claims, keys.privateKey),
}

/** An issuer that signs the ID Token of each login with a new key, and publishes no other. */
function rotating(): IssuerSettings {
  let key = newKey('RS256', 'first')
  let logins = 0
  return {
    apiKeys: 'tenant',
    hooks: {
      jwks: () => ({ keys: [key.jwk] }),
      idToken({ claims }, { request }) {
        if (parameterOf(request, 'grant_type') === 'authorization_code') {
          logins += 1
          key = newKey('RS256', `of login ${logins}`)
        }
        return signed({ alg: 'RS256', kid: key.jwk.kid }, claims, key.privateKey)
      },
    },
  }
}

/** How often the keys were asked for, and how the last ID Token was found. */
const keysAndSignature = (run: Run, analysis: Analysis) => [
  sentSteps(run).filter((step) => step === 'jwks').length,
  signatureOf(run, analysis),
]

/** The header of a request that was sent, up to its first blank. */
function schemeOf(run: Run, step: StepName): string | undefined {
  const headers = latest(run, step)?.sent.request.headers ?? []
  const value = headers.find(([name]) => name === 'Authorization')?.[1]
  return value === undefined ? undefined : shown(value).split(' ')[0]
}

const signatureOf = (_run: Run, { facts }: Analysis) => {
  const { signature, jwt } = facts.idToken ?? {}
  const tried = signature && 'tried' in signature ? signature.tried : 1
  return `${String(jwt?.header['alg'])} ${signature?.result} with ${tried}`
}

const noRequest: HttpRequest = { method: '', url: '', query: [], headers: [] }

const urlOf = (run: Run, step: StepName) => new URL(latest(run, step)?.sent.request.url ?? '')

/** The cases in which all goes well in strict mode too. */
export const acceptances: readonly Acceptance[] = [
  {
    name: '',
    settings: conforming,
    shows: sentSteps,
    toBe: [
      ...['discovery', 'authorization-request', 'token-request', 'jwks', 'userinfo', 'refresh'],
    ],
  },
  {
    name: 'client-secret-basic',
    settings: conforming,
    connection: { clientAuthentication: 'client_secret_basic' },
    shows: (run) => schemeOf(run, 'token-request'),
    toBe: 'Basic',
  },
  {
    name: 'scope-userinfo-claims',
    settings: {
      hooks: {
        tokenResponse: (body) => ({ ...body, scope: 'openid profile email phone address' }),
        userinfo: (claims) => ({ ...claims, phone_number: '+44 1632 960001' }),
      },
    },
    connection: { scope: 'openid profile email phone address' },
    shows(run) {
      const { outcome } = latest(run, 'userinfo') ?? {}
      const claims =
        outcome?.kind === 'response' ? responseMembers(outcome.entry.response.body) : {}
      return ['name', 'email', 'phone_number', 'address'].filter((name) => claims?.[name])
    },
    toBe: ['name', 'email', 'phone_number', 'address'],
  },
  {
    name: 'kid-absent-single-jwks',
    settings: { hooks: withoutKid },
    shows: signatureOf,
    toBe: 'RS256 verified with 1',
  },
  {
    name: 'kid-absent-multiple-jwks',
    settings: {
      apiKeys: 'tenant',
      hooks: {
        ...withoutKid,
        jwks: ({ keys }) => ({
          keys: [{ ...foreignRsaKey(2048), kid: 'another', alg: 'RS256', use: 'sig' }, ...keys],
        }),
      },
    },
    warns: ['id-token/kid-present'],
    shows: signatureOf,
    toBe: 'RS256 verified with 2',
  },
  {
    name: 'idtoken-sig-rs256',
    settings: conforming,
    shows: signatureOf,
    toBe: 'RS256 verified with 1',
  },
  {
    name: 'userinfo-bearer-header',
    settings: conforming,
    shows: (run) => schemeOf(run, 'userinfo'),
    toBe: 'Bearer',
  },
  {
    name: 'userinfo-bearer-body',
    settings: conforming,
    connection: { userinfoToken: 'body' },
    shows: (run) => [
      schemeOf(run, 'userinfo'),
      bodyFields(latest(run, 'userinfo')?.sent.request ?? noRequest).map(([name]) => name),
    ],
    toBe: [undefined, ['access_token']],
  },
  {
    name: 'userinfo-signed',
    settings: {
      hooks: {
        async answer(answer, { request, keys, issuer }) {
          if (request.endpoint !== 'userinfo') return answer
          const claims = JSON.parse(String(answer.body)) as JWTPayload
          const headers = { ...answer.headers, 'content-type': 'application/jwt' }
          delete headers['content-length']
          return {
            ...answer,
            headers,
            body: await signJwt(
              { header: { alg: 'RS256' }, claims: { ...claims, iss: issuer, aud: 'web' } },
              keys,
            ),
          }
        },
      },
    },
    shows: (_run, { facts: { userinfoJwt } }) => userinfoJwt?.signature.result,
    toBe: 'verified',
  },
  {
    name: 'aggregated-claims',
    settings: {
      hooks: {
        async userinfo(claims, { keys, issuer }) {
          const apart = { iss: issuer, credit_score: 650 }
          const JWT = await signJwt({ header: { alg: 'RS256' }, claims: apart }, keys)
          return {
            ...claims,
            _claim_names: { credit_score: 'src1' },
            _claim_sources: { src1: { JWT } },
          }
        },
      },
    },
    shows: (_run, { facts: { claimSources = [] } }) =>
      claimSources.map(({ claims, aggregated }) => [claims, aggregated?.signature.result]),
    toBe: [[['credit_score'], 'verified']],
  },
  {
    name: 'discovery-openid-config',
    settings: changingMetadata(({ userinfo_endpoint }) => ({
      userinfo_endpoint: `${String(userinfo_endpoint)}?named=by-metadata`,
    })),
    shows: (run) => urlOf(run, 'userinfo').search,
    toBe: '?named=by-metadata',
  },
  {
    name: 'discovery-jwks-uri-keys',
    settings: changingMetadata(({ jwks_uri }) => ({
      jwks_uri: `${String(jwks_uri)}?named=by-metadata`,
    })),
    shows: (run, analysis) => [urlOf(run, 'jwks').search, signatureOf(run, analysis)],
    toBe: ['?named=by-metadata', 'RS256 verified with 1'],
  },
  {
    name: 'signing-key-rotation',
    settings: rotating(),
    course: 'second-login',
    shows: keysAndSignature,
    toBe: [2, 'RS256 verified with 1'],
  },
  {
    name: 'signing-key-rotation-just-before-signing',
    settings: rotating(),
    course: 'keys-first',
    shows: keysAndSignature,
    toBe: [2, 'RS256 verified with 1'],
  },
  {
    name: 'refresh-token',
    settings: conforming,
    shows: (_run, { facts: { accessTokens } }) =>
      new Set(accessTokens.map(({ token }) => token)).size,
    toBe: 2,
  },
]
