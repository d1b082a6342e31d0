import { SignJWT, generateKeyPair } from 'jose'
import { authorizationResponseChecks } from '../../../../core/checks/authorization-response/all.ts'
import type { InboundRequest, TextField } from '../../../../core/http.ts'
import { type Run, isInbound } from '../../../../core/run.ts'
import { appendCallback, issuer, keyId, signed, startedAt } from '../../arrange-run.ts'
import { type Case, mapEntries, testChecks } from '../check-table.ts'

const state = 'af0ifjsldkj-Xq7-Zk3-9Wm-Lp2'
const healthy: readonly TextField[] = [
  ['code', 'SplxlOBeZQQYbYS6WxSbIA'],
  ['state', state],
  ['iss', issuer],
]

/** A callback with these parameters, for a request with the state above. */
const calledBack = (...callback: readonly TextField[]): Case => ({
  drawn: { state },
  callback,
  until: 'authorization-response',
})

const replacing = (name: string, value: string): Case =>
  calledBack(...healthy.map((field) => (field[0] === name ? ([name, value] as const) : field)))
const without = (name: string): Case => calledBack(...healthy.filter((field) => field[0] !== name))

const inbound = (
  change: Partial<InboundRequest>,
  arranged: Case = calledBack(...healthy),
): Case => ({
  ...arranged,
  change: (run: Run) =>
    mapEntries(run, (entry) =>
      isInbound(entry) ? { ...entry, request: { ...entry.request, ...change } } : entry,
    ),
})

const silentServer = { authorization_response_iss_parameter_supported: undefined }

const signedState = { state: 'state-of-the-signed-response-Xq7' }

/** A signed response with these Claims over the healthy ones (JARM §2.1). */
const signedBy = async (
  claims: Readonly<Record<string, unknown>> = {},
  sign: typeof signed = signed,
): Promise<Case> => {
  const exp = Math.floor(startedAt / 1000) + 600
  const healthy = { iss: issuer, aud: 's6BhdRkqt3', exp, code: 'SplxlOBeZQQ', ...signedState }
  return {
    ...{ drawn: signedState, connection: { response_mode: 'jwt' } },
    until: 'jwks',
    callback: [['response', await sign({ ...healthy, ...claims })]],
  }
}

/** The same from somebody who has another key of the same name. */
const forged: typeof signed = async (claims, header = {}) => {
  const { privateKey } = await generateKeyPair('RS256')
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: keyId, ...header })
    .sign(privateKey)
}

testChecks(authorizationResponseChecks, {
  'jwt-as-asked': {
    valid: { 'a signed one': await signedBy() },
    invalid: { 'a plain one': { connection: { response_mode: 'jwt' } } },
    notApplicable: { 'none asked for': {} },
  },
  'jwt-signature': {
    valid: { 'a key of the server': await signedBy() },
    invalid: { 'another key': await signedBy({}, forged) },
    inconclusive: { 'no keys yet': { ...(await signedBy()), until: 'token-request' } },
    notApplicable: { 'a plain one': {} },
  },
  'jwt-iss': {
    valid: { 'the issuer': await signedBy() },
    invalid: { another: await signedBy({ iss: 'https://evil.test' }) },
    notApplicable: { 'a plain one': {} },
    // In a signed response it is the parameter of RFC 9207 too.
    beside: ['iss'],
  },
  'jwt-aud': {
    valid: {
      'this client': await signedBy(),
      'among others': await signedBy({ aud: ['x', 's6BhdRkqt3'] }),
    },
    invalid: {
      another: await signedBy({ aud: 'another' }),
      none: await signedBy({ aud: undefined }),
    },
    notApplicable: { 'a plain one': {} },
  },
  'jwt-exp': {
    valid: { 'in time': await signedBy() },
    invalid: {
      'long gone': await signedBy({ exp: Math.floor(startedAt / 1000) - 600 }),
      none: await signedBy({ exp: undefined }),
    },
    notApplicable: { 'a plain one': {} },
  },
  once: {
    invalid: {
      'a reload of the callback': {
        ...calledBack(...healthy),
        change: (run) => appendCallback(run, healthy),
      },
    },
  },
  'no-duplicates': {
    invalid: { 'two codes': calledBack(...healthy, ['code', 'another']) },
  },
  'state-present': {
    valid: {
      'a healthy run': {},
      'an error with its state': calledBack(
        ['error', 'access_denied'],
        ['state', state],
        ['iss', issuer],
      ),
    },
    invalid: {
      'no state': without('state'),
      'an error without its state': calledBack(['error', 'access_denied'], ['iss', issuer]),
    },
  },
  state: {
    invalid: {
      'another state': replacing('state', 'somebody-elses-state-Xq7-Zk3'),
      'a state cut by one character': replacing('state', state.slice(0, -1)),
      'a state nobody sent': {
        ...calledBack(...healthy),
        edits: {
          'authorization-request': [
            { change: 'remove', where: 'query', name: 'state', index: 0, value: '' },
          ],
        },
      },
    },
    notApplicable: { 'no state': without('state') },
  },
  'iss-present': {
    invalid: { 'a promise that is not kept': without('iss') },
    notApplicable: {
      'a server that promises nothing': { ...without('iss'), metadata: silentServer },
    },
  },
  iss: {
    invalid: {
      'another server': replacing('iss', 'https://evil.test'),
      'a trailing slash': replacing('iss', `${issuer}/`),
    },
    notApplicable: { 'no iss': { ...without('iss'), metadata: silentServer } },
  },
  'code-or-error': {
    valid: {
      'a code': {},
      'an error': calledBack(['error', 'access_denied'], ['state', state], ['iss', issuer]),
    },
    invalid: { neither: without('code'), 'an empty code': replacing('code', '') },
  },
  'not-code-and-error': {
    valid: {
      'an error alone': calledBack(['error', 'access_denied'], ['state', state], ['iss', issuer]),
    },
    invalid: { both: calledBack(...healthy, ['error', 'access_denied']) },
    notApplicable: { 'a code alone': {} },
  },
  'error-defined': {
    valid: {
      'an error of OpenID Connect': calledBack(
        ['error', 'login_required'],
        ['state', state],
        ['iss', issuer],
      ),
    },
    invalid: {
      'an error of the provider’s own': calledBack(
        ['error', 'unauthorized'],
        ['state', state],
        ['iss', issuer],
      ),
    },
    notApplicable: { 'no error': {} },
  },
  'error-characters': {
    valid: {
      'plain words': calledBack(
        ['error', 'access_denied'],
        ['error_description', 'The user said no.'],
        ['state', state],
        ['iss', issuer],
      ),
    },
    invalid: {
      'a line break': calledBack(
        ['error', 'access_denied'],
        ['error_description', 'AADSTS65004\r\nTrace ID'],
        ['state', state],
        ['iss', issuer],
      ),
    },
    notApplicable: { 'no error': {} },
  },
  'expected-mode': {
    valid: {
      'a query': {},
      'a POST that was asked for': inbound(
        { via: 'form_post', method: 'POST' },
        {
          ...calledBack(...healthy),
          connection: { authorizationParameters: [['response_mode', 'form_post']] },
        },
      ),
    },
    invalid: {
      'a fragment': inbound({ via: 'fragment' }),
      'a POST that was not asked for': inbound({ via: 'form_post', method: 'POST' }),
    },
    notApplicable: { 'a pasted address': inbound({ via: 'pasted' }) },
  },
  'at-redirect-uri': {
    valid: {
      'the same address': {},
      'a path alone': inbound({ url: '/callback?code=x' }),
      'https behind a proxy that ends TLS': inbound(
        { url: 'http://app.acme.test/callback?code=x' },
        {
          ...calledBack(...healthy),
          connection: { redirect_uri: 'https://app.acme.test/callback' },
        },
      ),
    },
    invalid: {
      'localhost for 127.0.0.1': inbound({ url: 'http://localhost:4400/callback?code=x' }),
      'another path': inbound({ url: '/callback/' }),
    },
  },
  'no-tokens': {
    invalid: { 'an access token': calledBack(...healthy, ['access_token', 'eyJ']) },
    notApplicable: {
      'a hybrid flow': {
        ...calledBack(...healthy, ['id_token', 'eyJ']),
        edits: {
          'authorization-request': [
            {
              change: 'set',
              where: 'query',
              name: 'response_type',
              index: 0,
              value: 'code id_token',
            },
          ],
        },
      },
    },
  },
  'code-characters': {
    invalid: {
      'a + that became a space': replacing('code', 'Splxl OBeZQQ'),
      'a line break': replacing('code', 'SplxlOBeZQQ\n'),
    },
    notApplicable: { 'no code': without('code') },
  },
})
