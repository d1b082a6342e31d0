import { userinfoChecks } from '../../../../core/checks/userinfo/all.ts'
import { tokensInHand } from '../../../../core/in-hand.ts'
import { healthyConnection, issuer, json, respond, signed } from '../../arrange-run.ts'
import { boundTokenCases } from '../certificate-cases.ts'
import { boundProofCases, proofNonceCases } from '../dpop-cases.ts'
import { type Case, changeSent, testChecks } from '../check-table.ts'
import { protectedCases } from '../protected-cases.ts'
import { responseCases } from '../response-cases.ts'

const step = 'userinfo'
const { json: jsonCases, ...shared } = responseCases(step, { sub: 'ada', name: 'Ada' })

const answered = (answer: ReturnType<typeof respond>): Case => ({
  answers: { userinfo: answer },
  until: step,
})

const { client_id } = healthyConnection
const asJwt = [['Content-Type', 'application/jwt']] as const

/** A UserInfo response signed for this client, with these Claims over that. */
const signedBy = async (claims: Readonly<Record<string, unknown>>): Promise<Case> =>
  answered(respond(200, await signed({ iss: issuer, aud: client_id, ...claims }), asJwt))

const asking = (claims: object): Case => ({
  connection: { authorizationParameters: [['claims', JSON.stringify(claims)]] },
  until: step,
})

const sentIdToken: Case = {
  until: step,
  change: (run) =>
    changeSent(step, () => ({
      request: {
        method: 'GET',
        url: 'https://login.acme.test/userinfo',
        query: [],
        headers: [['Authorization', `Bearer ${tokensInHand(run)?.id_token}`]],
      },
    }))(run),
}

const { 'bearer-header': headerCases, ...protectedBy } = protectedCases(step)
const inBody: Case = { connection: { userinfoToken: 'body' }, until: step }

const inBoth: Case = {
  until: step,
  change: (run) =>
    changeSent(step, () => {
      const access_token = tokensInHand(run)?.access_token ?? ''
      return {
        request: {
          ...{ method: 'POST', url: 'https://login.acme.test/userinfo', query: [] },
          headers: [['Authorization', `Bearer ${access_token}`]],
          body: { form: [['access_token', access_token]] },
        },
      }
    })(run),
}

const pointing = (_claim_sources: object): Case =>
  answered(json(200, { sub: 'ada', _claim_names: { score: 'src1' }, _claim_sources }))

const spoiled = (jws: string) => jws.replace(/[^.]*$/, (text) => [...text].reverse().join(''))

const unsigned = (claims: object) =>
  `${[{ alg: 'none' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.`

testChecks(userinfoChecks, {
  'certificate-shown': boundTokenCases(step),
  'dpop-proof': boundProofCases(step),
  'dpop-nonce': proofNonceCases(step),
  ...shared,
  ...protectedBy,
  'bearer-header': {
    ...headerCases,
    invalid: { ...headerCases.invalid, 'in the header and in the body': inBoth },
    notApplicable: { 'in a form body': inBody },
  },
  'requested-claims': {
    valid: { 'one that came': asking({ userinfo: { email: null } }) },
    invalid: { 'one that did not': asking({ userinfo: { hobby: { essential: true } } }) },
    notApplicable: { 'none asked for': {} },
  },
  signature: {
    valid: { 'a key of the set': await signedBy({ sub: 'ada' }) },
    invalid: {
      'another signature': answered(
        respond(200, spoiled(await signed({ sub: 'ada', iss: issuer, aud: client_id })), asJwt),
      ),
      'no signature': answered(
        respond(200, unsigned({ sub: 'ada', iss: issuer, aud: client_id }), asJwt),
      ),
    },
    notApplicable: { 'plain JSON': {} },
  },
  'signed-for-us': {
    valid: { 'both named': await signedBy({ sub: 'ada', aud: [client_id, 'b'] }) },
    invalid: {
      'for another client': await signedBy({ sub: 'ada', aud: 'another' }),
      'of another issuer': await signedBy({ sub: 'ada', iss: 'https://evil.test' }),
      neither: await signedBy({ sub: 'ada', iss: undefined, aud: undefined }),
    },
    notApplicable: { 'plain JSON': {} },
  },
  'claim-sources': {
    valid: {
      'a JWT': pointing({ src1: { JWT: await signed({ score: 1 }) } }),
      'an endpoint': pointing({ src1: { endpoint: 'https://claims.test', access_token: 'x' } }),
    },
    invalid: { neither: pointing({ src1: {} }), 'no source': pointing({}) },
    notApplicable: { 'nothing elsewhere': {} },
  },
  'aggregated-claims': {
    valid: { 'signed by this server': pointing({ src1: { JWT: await signed({ score: 1 }) } }) },
    invalid: {
      'without the Claim': pointing({ src1: { JWT: await signed({ other: 1 }) } }),
      'another signature': pointing({ src1: { JWT: spoiled(await signed({ score: 1 })) } }),
      'no JWT': pointing({ src1: { JWT: 'opaque' } }),
    },
    notApplicable: { 'nothing elsewhere': {} },
  },
  'access-token-sent': {
    valid: { 'in a form body': inBody },
    invalid: { 'the ID Token': sentIdToken },
  },
  accepted: {
    invalid: {
      'a 401': answered(respond(401, '', [['WWW-Authenticate', 'Bearer error="invalid_token"']])),
      'a 404': answered(json(404, {})),
    },
  },
  'json-or-jwt': {
    valid: { JSON: {}, 'a signed JWT': await signedBy({ sub: 'ada' }) },
    invalid: {
      ...jsonCases.invalid,
      'JSON that says it is a JWT': answered(
        respond(200, '{"sub":"ada"}', [['Content-Type', 'application/jwt']]),
      ),
    },
    beside: ['media-type'],
  },
  'sub-present': {
    invalid: {
      'no sub': answered(json(200, { name: 'Ada' })),
      'no sub in a JWT': await signedBy({ name: 'Ada' }),
    },
  },
  'sub-equal': {
    valid: { 'a healthy run': {}, 'a signed JWT': await signedBy({ sub: 'ada' }) },
    invalid: {
      'another user': answered(json(200, { sub: 'eve' })),
      'another user in a JWT': await signedBy({ sub: 'eve' }),
    },
  },
})
