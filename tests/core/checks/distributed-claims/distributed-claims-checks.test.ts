import { SignJWT, generateKeyPair } from 'jose'
import { distributedClaimsChecks } from '../../../../core/checks/distributed-claims/all.ts'
import type { HttpResponse } from '../../../../core/http.ts'
import type { Edit } from '../../../../core/run.ts'
import { appendExchange, json, keyId, respond, signed } from '../../arrange-run.ts'
import { type Case, testChecks } from '../check-table.ts'

const endpoint = 'https://agency.acme.test/claims'
const userinfo = json(200, {
  sub: 'ada',
  _claim_names: { credit_score: 'agency' },
  _claim_sources: { agency: { endpoint, access_token: 'agency-token-8xLOxBtZp8' } },
})
const { privateKey } = await generateKeyPair('RS256')

const fetched = (answer: HttpResponse, edits: readonly Edit[] = []): Case => ({
  answers: { userinfo },
  until: 'userinfo',
  change: (run) => appendExchange(run, 'distributed-claims', edits, answer),
})
const asJwt = (token: string): HttpResponse =>
  respond(200, token, [['Content-Type', 'application/jwt']])
const right = asJwt(await signed({ iss: 'https://agency.acme.test', credit_score: 650 }))
const forged = await new SignJWT({ credit_score: 850 })
  .setProtectedHeader({ alg: 'RS256', kid: keyId })
  .sign(privateKey)
const ofAnother = await new SignJWT({ credit_score: 650 })
  .setProtectedHeader({ alg: 'RS256', kid: 'of-the-agency' })
  .sign(privateKey)

const valid = { 'a JWT with the Claim': fetched(right) }
const notApplicable = { 'a run that asks no source': {} }

testChecks(distributedClaimsChecks, {
  'server-works': { valid, notApplicable, invalid: { 'a 502': fetched(respond(502, '')) } },
  https: {
    ...{ valid, notApplicable },
    invalid: {
      http: fetched(right, [{ change: 'url', value: 'http://agency.acme.test/claims' }]),
    },
  },
  given: {
    valid,
    notApplicable: {
      ...notApplicable,
      'an address that was edited': fetched(right, [
        { change: 'url', value: 'https://agency.acme.test/other' },
      ]),
    },
    invalid: {
      'a refusal': fetched(json(401, { error: 'invalid_token' })),
      'plain JSON': fetched(json(200, { credit_score: 650 })),
      'another Claim': fetched(asJwt(await signed({ shoe_size: 43 }))),
    },
  },
  signature: {
    ...{ valid, notApplicable },
    inconclusive: { 'a key that this server does not have': fetched(asJwt(ofAnother)) },
    invalid: { 'another key under the name of ours': fetched(asJwt(forged)) },
  },
})
