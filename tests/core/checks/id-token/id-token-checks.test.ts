import { CompactSign } from 'jose'
import { idTokenChecks } from '../../../../core/checks/id-token/all.ts'
import type { Run } from '../../../../core/run.ts'
import {
  appendExchange,
  issuer,
  json,
  keyId,
  keySet,
  leftHalfHash,
  signed,
  signingKeys,
  startedAt,
} from '../../arrange-run.ts'
import { claims, hostileTokens, part } from '../../hostile-tokens.ts'
import { type Case, mapEntries, testChecks } from '../check-table.ts'
import { asking, bringing, claiming, idToken, publishing } from '../token-cases.ts'

const { privateKey } = await signingKeys()
const { keys } = await keySet()
const good = await idToken()
const [header = '', body = ''] = good.split('.')
const now = Math.floor(startedAt / 1000)
const encrypted = bringing(hostileTokens['a JWE'])
const opaque = bringing('mF_9.B5f-4.1JqM')
const none: Case = { until: 'authorization-response' }

/** Signed as it stands, so that nothing but the payload is wrong. */
const signedText = (text: string) =>
  new CompactSign(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: 'RS256', kid: keyId })
    .sign(privateKey)

const withHeader = async (over: object) => bringing(await idToken({}, over))
const claimsRequest = (request: object) => asking([['claims', JSON.stringify(request)]])
const acr = (values: object) => claimsRequest({ id_token: { acr: values } })

/** This machine’s clock is so many seconds ahead of the server’s. */
const clockAhead = (seconds: number): Case => ({
  until: 'jwks',
  change: (run) => mapEntries(run, (entry) => ({ ...entry, at: entry.at + seconds * 1000 })),
})

/** The secret made, or did not make, the MAC of an HS256 ID Token. */
const withMac = (macVerified: boolean): Case =>
  bringing(hostileTokens['HS256'], {
    metadata: { id_token_signing_alg_values_supported: ['HS256'] },
    change: (run) => {
      const request = run.entries.find(
        ({ kind, step }) => kind === 'sent' && step === 'token-request',
      )
      return mapEntries(run, (entry) =>
        entry.kind === 'observed' && entry.inReplyTo === request?.id
          ? { ...entry, macVerified }
          : entry,
      )
    },
  })

const nameless = await idToken({ sub: undefined })

const refreshed = (run: Run, id_token: string) =>
  appendExchange(run, 'refresh', [], json(200, { access_token: 'SlAV32hkKG', id_token }))

const beforeHeader = { 'no ID Token': none, 'an ID Token that is opaque': opaque }

/** A hybrid login whose first ID Token, that of the browser, has these Claims over healthy ones. */
async function hybrid(claims: Readonly<Record<string, unknown>>): Promise<Case> {
  const drawn = { state: 'state-of-the-hybrid-flow-Xq7', nonce: 'nonce-of-the-hybrid-flow-Xq7' }
  const code = 'SplxlOBeZQQYbYS6WxSbIA'
  const iat = Math.floor(startedAt / 1000)
  const id_token = await signed({
    ...{ iss: issuer, sub: 'ada', aud: 's6BhdRkqt3', iat, exp: iat + 3600, nonce: drawn.nonce },
    ...{ c_hash: await leftHalfHash(code), ...claims },
  })
  return {
    ...{ drawn, connection: { response_type: 'code id_token' } },
    callback: [
      ['code', code],
      ['id_token', id_token],
      ['state', drawn.state],
    ],
    until: 'jwks',
  }
}

testChecks(idTokenChecks, {
  readable: {
    invalid: {
      'two parts': bringing(`${header}.${body}`),
      'an opaque token': opaque,
      'more than a million characters': bringing(hostileTokens['more than a million characters']),
      'Claims that are a text': bringing(await signedText('"ada"')),
      'Claims that are no JSON': bringing(await signedText('{"sub":"ada"')),
      'white space around it': bringing(` ${good}\n`),
      'padding in its signature': bringing(`${good}=`),
    },
    notApplicable: { 'an encrypted ID Token': encrypted, 'no ID Token': none },
    beside: ['signature'],
  },
  'not-encrypted': {
    invalid: { 'a JWE': encrypted },
    notApplicable: beforeHeader,
  },
  'unique-members': {
    invalid: {
      'sub that stands twice': bringing(
        await signedText(`${JSON.stringify({ ...claims, nonce: 'x' }).slice(0, -1)},"sub":"ada"}`),
      ),
    },
    notApplicable: beforeHeader,
    inconclusive: { 'an encrypted ID Token': encrypted },
    beside: ['nonce'],
  },
  'alg-not-none': {
    invalid: {
      'alg none': bringing(`${part({ alg: 'none' })}.${body}.`),
      'alg NoNe': bringing(`${part({ alg: 'NoNe' })}.${body}.`),
      'an array for alg': bringing(`${part({ alg: ['RS256'] })}.${body}.c2ln`),
      'no alg': bringing(`${part({ typ: 'JWT' })}.${body}.c2ln`),
    },
    notApplicable: beforeHeader,
  },
  'alg-expected': {
    valid: {
      'a healthy run': {},
      'HS256 for a client with a secret': withMac(true),
    },
    invalid: {
      'HS256 where RS256 is listed': bringing(hostileTokens['HS256']),
      'HS256 for a client without a secret': {
        ...bringing(hostileTokens['HS256']),
        metadata: { id_token_signing_alg_values_supported: ['RS256', 'HS256'] },
        connection: { hasSecret: false, clientAuthentication: 'none' },
      },
      'an alg of the prototype': bringing(`${part({ alg: 'constructor' })}.${body}.c2ln`),
    },
    notApplicable: {
      'alg none': bringing(`${part({ alg: 'none' })}.${body}.`),
      'metadata without a list': {
        metadata: { id_token_signing_alg_values_supported: undefined },
        until: 'jwks',
      },
    },
    beside: ['nonce', 'at-hash'],
  },
  crit: {
    invalid: {
      'a critical parameter': await withHeader({ crit: ['b64'], b64: true }),
      'an empty crit': bringing(`${part({ alg: 'RS256', kid: keyId, crit: [] })}.${body}.c2ln`),
    },
    inconclusive: { 'an encrypted ID Token': encrypted },
  },
  'own-key': {
    invalid: {
      jwk: await withHeader({ jwk: keys[0] }),
      jku: await withHeader({ jku: 'https://evil.test/keys' }),
      x5u: await withHeader({ x5u: 'https://evil.test/certificate' }),
      x5c: await withHeader({ x5c: ['MIIC'] }),
    },
  },
  'kid-present': {
    valid: {
      'several keys, one named': publishing([...keys, { ...keys[0], kid: 'other' }]),
    },
    invalid: {
      'several keys and no kid': {
        ...(await withHeader({ kid: undefined })),
        ...{ answers: { jwks: json(200, { keys: [...keys, { ...keys[0], kid: 'other' }] }) } },
      },
    },
    notApplicable: { 'one key and no kid': await withHeader({ kid: undefined }) },
  },
  signature: {
    valid: {
      'a healthy run': {},
      'no kid, and one key': await withHeader({ kid: undefined }),
      'the MAC of the client secret': withMac(true),
    },
    invalid: {
      'changed Claims': bringing(
        `${header}.${part({ ...claims, sub: 'eve' })}.${good.split('.')[2]}`,
      ),
      'no signature': bringing(`${header}.${body}.`),
      'the MAC of another secret': withMac(false),
    },
    inconclusive: {
      'no JWK Set': { until: 'token-request' },
      'a JWK Set that is a page': { answers: { jwks: json(200, []) }, until: 'jwks' },
      'a kid that is not in the set': await withHeader({ kid: 'other' }),
      'a MAC that was not checked': {
        ...bringing(hostileTokens['HS256']),
        metadata: { id_token_signing_alg_values_supported: ['HS256'] },
      },
      'an encrypted ID Token': encrypted,
      'a signature taken out of the trace': bringing(`${header}.${body}.«redacted:id_token#1»`),
    },
    notApplicable: {
      'alg none': bringing(`${part({ alg: 'none' })}.${body}.`),
      'an alg that is not listed': bringing(hostileTokens['HS256']),
      'two parts': bringing(hostileTokens['two parts']),
      'a crit that nobody knows': await withHeader({ crit: ['b64'], b64: true }),
    },
    beside: ['nonce', 'at-hash'],
  },
  iss: {
    valid: {
      'a healthy run': {},
      'a tenant of a multi-tenant server': claiming(
        { iss: 'https://login.test/6e74/v2.0', tid: '6e74' },
        {
          connection: { issuer: 'https://login.test/common/v2.0' },
          metadata: { issuer: 'https://login.test/{tenantid}/v2.0' },
        },
      ),
      'Google without a scheme': claiming(
        { iss: 'accounts.google.com' },
        {
          connection: { issuer: 'https://accounts.google.com' },
          metadata: { issuer: 'https://accounts.google.com' },
        },
      ),
    },
    invalid: {
      'a slash too many': claiming({ iss: 'https://login.acme.test/' }),
      'another host': claiming({ iss: 'https://login.evil.test' }),
      'another tenant than tid says': claiming(
        { iss: 'https://login.test/6e74/v2.0', tid: '9a01' },
        {
          connection: { issuer: 'https://login.test/common/v2.0' },
          metadata: { issuer: 'https://login.test/{tenantid}/v2.0' },
        },
      ),
    },
    notApplicable: {
      'no iss': claiming({ iss: undefined }),
      'the issuer of metadata that are another’s': {
        connection: { issuer: 'https://login.acme.test/other' },
        until: 'jwks',
      },
      'a server whose issuer is not known': {
        connection: { issuer: '', metadata: {} },
        metadata: { issuer: undefined },
        until: 'jwks',
      },
    },
  },
  aud: {
    valid: { 'a healthy run': {}, 'a list': claiming({ aud: ['s6BhdRkqt3'] }) },
    invalid: {
      'another client': claiming({ aud: 'other' }),
      'a list without this client': claiming({ aud: ['other'] }),
      'an object': claiming({ aud: { s6BhdRkqt3: true } }),
    },
    notApplicable: { 'no aud': claiming({ aud: undefined }) },
    beside: ['required-claims'],
  },
  'aud-trusted': {
    invalid: { 'an API beside it': claiming({ aud: ['s6BhdRkqt3', 'api'], azp: 's6BhdRkqt3' }) },
    notApplicable: { 'no aud': claiming({ aud: undefined }) },
  },
  azp: {
    valid: {
      'this client': claiming({ azp: 's6BhdRkqt3' }),
      'this client among several': claiming({ aud: ['s6BhdRkqt3', 'api'], azp: 's6BhdRkqt3' }),
    },
    invalid: {
      'another client': claiming({ azp: 'other' }),
      'several audiences and no azp': claiming({ aud: ['s6BhdRkqt3', 'other'] }),
    },
    notApplicable: { 'a healthy run': {} },
  },
  exp: {
    valid: {
      'a healthy run': {},
      'clocks a little apart': claiming({ exp: now - 20 }),
      'a clock an hour fast': clockAhead(36_000 + 3600),
    },
    invalid: { 'an hour ago': claiming({ iat: now - 7200, exp: now - 3600 }) },
    notApplicable: {
      milliseconds: claiming({ exp: (now + 3600) * 1000 }),
      'no exp': claiming({ exp: undefined }),
    },
  },
  iat: {
    valid: { 'a healthy run': {}, 'clocks a little apart': claiming({ iat: now + 20 }) },
    invalid: { 'in an hour': claiming({ iat: now + 3600 }) },
    notApplicable: { milliseconds: claiming({ iat: now * 1000 }) },
  },
  nbf: {
    valid: { 'just now': claiming({ nbf: now }) },
    invalid: { 'in an hour': claiming({ nbf: now + 3600 }) },
    notApplicable: { 'a healthy run': {} },
  },
  'times-in-seconds': {
    invalid: {
      'exp and iat in milliseconds': claiming({ iat: now * 1000, exp: (now + 3600) * 1000 }),
      'auth_time in milliseconds': claiming({ auth_time: now * 1000 }),
    },
    notApplicable: { 'no times': claiming({ iat: '1', exp: '2', auth_time: undefined }) },
  },
  clock: {
    valid: { 'a healthy run': {}, 'half a minute apart': clockAhead(30) },
    invalid: {
      'an hour fast': clockAhead(3600),
      'an hour slow': clockAhead(-3600),
    },
    notApplicable: { 'no ID Token': none },
  },
  'required-claims': {
    invalid: {
      'no exp': claiming({ exp: undefined }),
      'no iat': claiming({ iat: undefined }),
      'exp that is a text': claiming({ exp: '2026-11-20' }),
      'no aud': claiming({ aud: undefined }),
      'no iss': claiming({ iss: undefined }),
    },
    beside: ['iss', 'aud'],
  },
  'claim-types': {
    valid: { 'amr that is a list': claiming({ amr: ['pwd', 'otp'], acr: '2' }) },
    invalid: {
      'auth_time that is a text': claiming({ auth_time: '2026-11-20T12:00:00Z' }),
      'amr that is a text': claiming({ amr: 'pwd' }),
      'acr that is a number': claiming({ acr: 2 }),
    },
    notApplicable: { 'none of them': claiming({ auth_time: undefined }) },
  },
  sub: {
    valid: { 'a healthy run': {}, '255 characters': claiming({ sub: 'a'.repeat(255) }) },
    invalid: {
      'no sub': claiming({ sub: undefined }),
      'an empty sub': claiming({ sub: '' }),
      'a number': claiming({ sub: 7 }),
      '256 characters': claiming({ sub: 'a'.repeat(256) }),
      'characters beyond ASCII': claiming({ sub: 'Zoë' }),
      'none in what a refresh brought': { change: (run) => refreshed(run, nameless) },
    },
  },
  nonce: {
    invalid: {
      'another nonce': claiming({ nonce: 'other' }),
      'no nonce': claiming({ nonce: undefined }),
      'a nonce though none was sent': {
        ...claiming({ nonce: 'other' }),
        edits: {
          'authorization-request': [
            { change: 'remove', where: 'query', name: 'nonce', index: 0, value: '' },
          ],
        },
      },
      'a wrong one, though a refresh has come since': { idToken: { nonce: 'other' } },
    },
    notApplicable: {
      'no nonce, and none sent': {
        ...claiming({ nonce: undefined }),
        edits: {
          'authorization-request': [
            { change: 'remove', where: 'query', name: 'nonce', index: 0, value: '' },
          ],
        },
      },
    },
    inconclusive: {
      'a trace that has no authorization request': {
        until: 'token-request',
        change: (run) => ({
          ...run,
          entries: run.entries
            .filter(({ step }) => !step.startsWith('authorization-'))
            .map((entry) => {
              const { basedOn, ...rest } = entry
              return basedOn === undefined ? entry : rest
            }),
        }),
      },
    },
  },
  'at-hash': {
    invalid: { 'the hash of another token': claiming({ at_hash: '77QmUPtjPfzWtF2AnpK9RQ' }) },
    notApplicable: {
      'no at_hash': claiming({ at_hash: undefined }),
      'an access token taken out of the trace': {
        grant: { access_token: '«redacted:access_token#1»' },
        until: 'jwks',
      },
    },
  },
  'c-hash': {
    valid: {
      'the hash of the code': claiming(
        { c_hash: 'LDktKdoQak3Pk0cnXxCltA' },
        { code: 'Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk' },
      ),
    },
    invalid: {
      'none in what came through the browser': await hybrid({ c_hash: undefined }),
      'the hash of another code': claiming({ c_hash: 'LDktKdoQak3Pk0cnXxCltA' }),
    },
    notApplicable: { 'a healthy run': {} },
  },
  'auth-time': {
    valid: {
      'a fresh login': { ...asking([['max_age', '60']]), until: 'jwks' },
      'an essential auth_time': {
        ...claimsRequest({ id_token: { auth_time: { essential: true } } }),
        until: 'jwks',
      },
    },
    invalid: {
      'no auth_time': claiming({ auth_time: undefined }, asking([['max_age', '3600']])),
      'none though essential': claiming(
        { auth_time: undefined },
        claimsRequest({ id_token: { auth_time: { essential: true } } }),
      ),
      'an old login': claiming({ auth_time: now - 7200 }, asking([['max_age', '3600']])),
    },
    notApplicable: {
      'a healthy run': {},
      'auth_time that may be left out': claiming(
        { auth_time: undefined },
        claimsRequest({ id_token: { auth_time: null } }),
      ),
    },
  },
  'same-as-front': {
    valid: { 'the same user': await hybrid({ sub: 'ada' }) },
    invalid: { 'another user': await hybrid({ sub: 'bob' }) },
    notApplicable: { 'one ID Token alone': {} },
  },
  'requested-claims': {
    valid: { 'one that came': claimsRequest({ id_token: { email: null } }) },
    invalid: { 'one that did not': claimsRequest({ id_token: { email: null, hobby: null } }) },
    notApplicable: { 'none asked for': {} },
  },
  acr: {
    valid: {
      'one of those wished for': claiming({ acr: 'gold' }, asking([['acr_values', 'silver gold']])),
      'the one demanded': claiming({ acr: 'gold' }, acr({ essential: true, value: 'gold' })),
    },
    invalid: {
      'another than those wished for': claiming({ acr: 'none' }, asking([['acr_values', 'gold']])),
      'another than those demanded': claiming(
        { acr: 'none' },
        acr({ essential: true, values: ['silver', 'gold'] }),
      ),
      'no acr': claiming({}, asking([['acr_values', 'gold']])),
    },
    notApplicable: { 'a healthy run': {} },
  },
  'not-an-access-token': {
    valid: { 'typ JWT': await withHeader({ typ: 'JWT' }) },
    invalid: {
      'typ at+jwt': await withHeader({ typ: 'at+jwt' }),
      'typ logout+jwt': await withHeader({ typ: 'logout+jwt' }),
    },
  },
  lifetime: {
    invalid: { 'a month': claiming({ exp: now + 30 * 86_400 }) },
    notApplicable: {
      'no exp': claiming({ exp: undefined }),
      'exp before iat': claiming({ iat: now + 7200, exp: now + 3600 }),
    },
  },
})
