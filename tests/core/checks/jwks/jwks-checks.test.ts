import { exportJWK, generateKeyPair } from 'jose'
import { jwksChecks } from '../../../../core/checks/jwks/all.ts'
import { json, keySet } from '../../arrange-run.ts'
import { hostileTokens } from '../../hostile-tokens.ts'
import { type Case, testChecks } from '../check-table.ts'
import { notFound, responseCases } from '../response-cases.ts'
import { bringing, idToken, publishing } from '../token-cases.ts'

const { keys } = await keySet()
const [key = {}] = keys
const other = {
  ...(await exportJWK((await generateKeyPair('RS256')).publicKey)),
  ...{ kid: 'other', alg: 'RS256', use: 'sig' },
}
const small = {
  ...(await crypto.subtle.exportKey('jwk', (await generateSmall()).publicKey)),
  kid: 'small',
}
const privateEc = {
  ...(await exportJWK((await generateKeyPair('ES256', { extractable: true })).privateKey)),
  kid: 'next',
}

function generateSmall() {
  const publicExponent = new Uint8Array([1, 0, 1])
  return crypto.subtle.generateKey(
    { name: 'RSASSA-PKCS1-v1_5', modulusLength: 1024, publicExponent, hash: 'SHA-256' },
    true,
    ['sign', 'verify'],
  )
}

/** The signing key is published with these members over its own. */
const asKey = (over: object): Case => publishing([{ ...key, ...over }])
const empty = publishing([])
const none: Case = { until: 'token-request' }
const response = responseCases('jwks', { keys: [key] })

testChecks(jwksChecks, {
  ...response,
  'status-200': {
    invalid: { 'a 404': notFound('jwks') },
    notApplicable: { 'a 503': { answers: { jwks: json(503, {}) }, until: 'jwks' } },
  },
  'not-empty': {
    invalid: {
      'no key': empty,
      'no keys': { answers: { jwks: json(200, {}) }, until: 'jwks' },
      'keys that are an object': { answers: { jwks: json(200, { keys: {} }) }, until: 'jwks' },
    },
    notApplicable: { 'no answer': none },
  },
  'key-type': {
    invalid: {
      'no kty': publishing([...keys, { ...other, kty: undefined }]),
      'a key that is a text': publishing([...keys, 'MIIC']),
    },
    notApplicable: { 'no key': empty },
    beside: ['kid-present'],
  },
  'well-formed': {
    valid: {
      'a healthy run': {},
      'a type that is not known': publishing([...keys, { kty: 'AKP', kid: 'pq' }]),
    },
    invalid: {
      'no e': publishing([...keys, { ...other, e: undefined }]),
      'no y': publishing([...keys, { kty: 'EC', crv: 'P-256', x: 'AQAB', kid: 'ec' }]),
    },
  },
  'public-only': {
    invalid: {
      'a private key': publishing([...keys, privateEc]),
      'a symmetric key': publishing([...keys, { kty: 'oct', k: 'AQAB', kid: 'mac' }]),
    },
  },
  'key-size': { invalid: { '1024 bits': publishing([...keys, small]) } },
  'unique-keys': {
    valid: {
      'a healthy run': {},
      'one key for two algorithms': publishing([...keys, { ...key, kid: 'pss', alg: 'PS256' }]),
    },
    invalid: { 'one key under two names': publishing([...keys, { ...key, kid: 'again' }]) },
  },
  'kid-unique': {
    valid: {
      'a healthy run': {},
      'one kid for keys of two types': publishing([
        ...keys,
        { ...privateEc, d: undefined, kid: key['kid'] },
      ]),
      'one kid for two uses': publishing([...keys, { ...other, kid: key['kid'], use: 'enc' }]),
    },
    invalid: { 'two keys of one kid': publishing([...keys, { ...other, kid: key['kid'] }]) },
  },
  'kid-present': {
    valid: { 'two keys with a kid': publishing([...keys, other]) },
    invalid: { 'one of two without': publishing([...keys, { ...other, kid: undefined }]) },
    notApplicable: { 'one key': asKey({ kid: undefined }) },
  },
  'kid-of-id-token': {
    invalid: {
      'another key alone': publishing([other]),
      'a kid that is a number': bringing(hostileTokens['a kid that is a number']),
    },
    notApplicable: {
      'no key': empty,
      'an ID Token that names none': bringing(await idToken({}, { kid: undefined })),
      'an ID Token with a MAC': bringing(hostileTokens['HS256']),
      'no ID Token': { grant: { id_token: undefined }, until: 'jwks' },
    },
  },
  use: {
    valid: {
      'a healthy run': {},
      'no use': asKey({ use: undefined }),
      'key_ops verify': asKey({ use: undefined, key_ops: ['verify'] }),
    },
    invalid: {
      'use enc': asKey({ use: 'enc' }),
      'key_ops without verify': asKey({ key_ops: ['encrypt'] }),
    },
    notApplicable: { 'no ID Token': { grant: { id_token: undefined }, until: 'jwks' } },
  },
  alg: {
    valid: { 'a healthy run': {}, 'no alg': asKey({ alg: undefined }) },
    invalid: {
      'another alg': asKey({ alg: 'PS256' }),
      'a key of another type under that kid': publishing([
        { ...privateEc, d: undefined, kid: key['kid'] },
      ]),
    },
    notApplicable: { 'an ID Token with a MAC': bringing(hostileTokens['HS256']) },
  },
})
