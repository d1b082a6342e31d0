import type { Symptom } from '../symptom.ts'
import { failedCheck } from './sightings.ts'

export const notJson: Symptom = {
  id: 'not-json',
  title: 'the answer is not JSON',
  matches: (scene) =>
    failedCheck(scene, 'discovery', 'discovery/json') ??
    failedCheck(scene, 'token-request', 'token-request/response-json') ??
    failedCheck(scene, 'jwks', 'jwks/json') ??
    failedCheck(scene, 'refresh', 'refresh/response-json'),
  causes: [
    {
      id: 'discovery-html',
      title: 'The issuer answers with something else than its metadata',
      explanation:
        'A page comes from a website, a login or a proxy, or for want of the issuer’s path (tenant, realm, policy); broken JSON comes from a document written by hand.',
      specification: ['OIDCD-4.2'],
      checks: ['discovery/json'],
      fix: {
        text: 'Open the discovery URL in a browser, and correct the issuer in the connection.',
      },
    },
    {
      id: 'token-response-not-json',
      title: 'The token endpoint answers with something else than JSON',
      explanation: 'A page comes from a wrong URL, a proxy, or a firewall in between.',
      specification: ['RFC6749-5.1'],
      checks: ['token-request/response-json', 'refresh/response-json'],
      fix: {
        text: 'Compare the token_endpoint with the metadata; look at the body for who answered.',
      },
    },
    {
      id: 'jwks-fetch-failed',
      title: 'The jwks_uri answers with something else than a JWK Set',
      explanation: 'The keys cannot be read, so no signature can be verified.',
      specification: ['RFC7517-5'],
      checks: ['jwks/json'],
      fix: { text: 'Compare the jwks_uri with the metadata; open it in a browser.' },
    },
  ],
}
