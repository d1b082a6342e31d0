import { revocationChecks } from '../../../../core/checks/revocation/all.ts'
import type { HttpResponse } from '../../../../core/http.ts'
import type { Edit, Run } from '../../../../core/run.ts'
import { appendExchange, json, respond } from '../../arrange-run.ts'
import { assertionCases } from '../assertion-cases.ts'
import { type Case, testChecks } from '../check-table.ts'

/** A healthy run, then a revocation of its refresh token answered so. */
const revoked = (answer = respond(200, ''), edits: readonly Edit[] = []): Case => ({
  change: (run: Run) => appendExchange(run, 'revocation', edits, answer),
})

/** A revocation, then a refresh with the revoked token answered so. */
const refreshed = (answer: HttpResponse): Case => ({
  until: 'api-request',
  change: (run: Run) =>
    appendExchange(appendExchange(run, 'revocation', [], respond(200, '')), 'refresh', [], answer),
})

const valid = { 'a token that is revoked': revoked() }
const notApplicable = { 'a run that revokes nothing': {} }

testChecks(revocationChecks, {
  ...assertionCases('revocation'),
  'server-works': { valid, notApplicable, invalid: { 'a 503': revoked(respond(503, '')) } },
  'no-redirect': { valid, notApplicable, invalid: { 'a redirect': revoked(respond(302, '')) } },
  'whole-body': {
    ...{ valid, notApplicable },
    invalid: {
      'a truncated body': revoked({ ...respond(200, '{'), problems: [{ kind: 'truncated' }] }),
    },
  },
  https: {
    ...{ valid, notApplicable },
    invalid: {
      http: revoked(respond(200, ''), [
        { change: 'url', value: 'http://login.acme.test/oauth/revoke' },
      ]),
    },
  },
  'one-authentication': {
    ...{ valid, notApplicable },
    invalid: {
      'the secret twice': revoked(respond(200, ''), [
        {
          ...{ change: 'add', where: 'header', name: 'Authorization', index: 0 },
          value: 'Basic czZCaGRSa3F0Mzp4',
        },
      ]),
    },
  },
  'token-kind': {
    ...{ valid, notApplicable },
    invalid: {
      'a JWT that cannot be revoked': revoked(json(400, { error: 'unsupported_token_type' })),
    },
  },
  success: {
    valid,
    notApplicable: { 'a client that may not': revoked(json(401, { error: 'invalid_client' })) },
    invalid: { 'a 404': revoked(respond(404, '')), 'a 204': revoked(respond(204, '')) },
  },
  'took-effect': {
    valid: { 'a refresh that is refused': refreshed(json(400, { error: 'invalid_grant' })) },
    inconclusive: { 'a token that was not used since': revoked() },
    invalid: {
      'a refresh that still works': refreshed(
        json(200, { access_token: 'a-new-one', token_type: 'Bearer', expires_in: 60 }),
      ),
    },
  },
})
