import { resourceMetadataChecks } from '../../../../core/checks/resource-metadata/all.ts'
import type { HttpResponse } from '../../../../core/http.ts'
import type { Edit } from '../../../../core/run.ts'
import { appendExchange, issuer, json, respond } from '../../arrange-run.ts'
import { type Case, changeSent, testChecks } from '../check-table.ts'

const url = 'https://api.acme.test/.well-known/oauth-protected-resource'
const challenge = `Bearer error="invalid_token", resource_metadata="${url}"`
const described = {
  resource: 'https://api.acme.test',
  authorization_servers: [issuer, 'https://login.elsewhere.test'],
  bearer_methods_supported: ['header', 'body'],
}

/** A run whose API refuses the token and says where its metadata lie, and what lies there. */
const found = (answer: HttpResponse, edits: readonly Edit[] = []): Case => ({
  answers: { 'api-request': respond(401, '', [['WWW-Authenticate', challenge]]) },
  until: 'api-request',
  change: (run) => appendExchange(run, 'resource-metadata', edits, answer),
})
const saying = (members: object): Case => found(json(200, { ...described, ...members }))

const demanding = json(200, { ...described, dpop_bound_access_tokens_required: true })
const withDpop = changeSent('api-request', ({ request }) => ({
  request: { ...request, headers: [['Authorization', 'DPoP a-token']] },
}))
const shownWithDpop: Case = {
  ...found(demanding),
  change: (run) => appendExchange(withDpop(run), 'resource-metadata', [], demanding),
}

const valid = { 'metadata that fit': saying({}) }
const notApplicable = { 'a run that asks nothing': {} }

testChecks(resourceMetadataChecks, {
  'server-works': { valid, notApplicable, invalid: { 'a 500': found(respond(500, '')) } },
  https: {
    ...{ valid, notApplicable },
    invalid: {
      http: found(json(200, described), [
        { change: 'url', value: 'http://api.acme.test/.well-known/oauth-protected-resource' },
      ]),
    },
  },
  found: {
    ...{ valid, notApplicable },
    invalid: {
      'a 404': found(json(404, { error: 'not_found' })),
      'a page': found(respond(200, '<!doctype html><title>Docs</title>')),
    },
  },
  resource: {
    ...{ notApplicable },
    valid: {
      ...valid,
      'the very resource': saying({ resource: 'https://api.acme.test/contacts' }),
      'a slash at the end': saying({ resource: 'https://api.acme.test/' }),
    },
    invalid: {
      'another API': saying({ resource: 'https://api.elsewhere.test' }),
      'a path that only begins alike': saying({ resource: 'https://api.acme.test/cont' }),
      'no resource': saying({ resource: undefined }),
      'no URL': saying({ resource: 'contacts' }),
    },
  },
  'authorization-server': {
    valid,
    notApplicable: { ...notApplicable, 'none named': saying({ authorization_servers: undefined }) },
    invalid: {
      'another server': saying({ authorization_servers: ['https://login.elsewhere.test'] }),
      'a slash at the end': saying({ authorization_servers: [`${issuer}/`] }),
    },
  },
  'bearer-method': {
    valid,
    notApplicable: { ...notApplicable, 'none said': saying({ bearer_methods_supported: null }) },
    invalid: {
      'the body alone': saying({ bearer_methods_supported: ['body'] }),
      'none at all': saying({ bearer_methods_supported: [] }),
    },
  },
  'bound-tokens': {
    valid: { 'the scheme DPoP': shownWithDpop },
    notApplicable: { ...notApplicable, 'bearer tokens taken': saying({}) },
    invalid: { 'a bearer token': found(demanding) },
  },
})
