import type { Evidence } from '../check.ts'
import type { CauseVerdict, Scene, Symptom } from '../symptom.ts'
import { visibleText } from '../visible-text.ts'
import { failedCheck } from './sightings.ts'

/** What a web server says in place of the token endpoint behind it: nginx, Apache, HAProxy. */
const noCertificate =
  /\bno (?:required )?(?:(?:ssl|tls) )?(?:client )?certificate\b|\b(?:ssl|tls|client) certificate (?:is |was )?(?:required|missing|not (?:sent|presented|provided)|error)/i

function saysNoCertificate({ facts }: Scene): Evidence | undefined {
  const response = (facts.refresh ?? facts.tokenRequest)?.response
  const text = visibleText(response?.entry.response.body ?? '')
  const [found] = noCertificate.exec(text) ?? []
  if (!response || found === undefined) return undefined
  return {
    ...{ pointer: { entry: response.entry.id, part: 'response.body' }, found },
    note: 'what the page says means this',
  }
}

function certificateMissing(scene: Scene): CauseVerdict {
  const evidence = saysNoCertificate(scene)
  return evidence
    ? { certainty: 'likely', evidence: [evidence] }
    : { certainty: 'ruled-out', evidence: [{ note: 'the page says nothing of a certificate' }] }
}

export const notJson: Symptom = {
  id: 'not-json',
  title: 'the answer is not JSON',
  matches: (scene) =>
    failedCheck(scene, 'discovery', 'discovery/json') ??
    failedCheck(scene, 'token-request', 'token-request/response-json') ??
    failedCheck(scene, 'jwks', 'jwks/json') ??
    failedCheck(scene, 'refresh', 'refresh/response-json'),
  shownBy: [
    ...['discovery/json', 'jwks/json'],
    ...['token-request/response-json', 'refresh/response-json'],
  ],
  causes: [
    {
      id: 'client-certificate-not-shown',
      title: 'The web server in front wants a client certificate, and got none',
      explanation:
        'It ends the request before the authorization server sees it. The certificate was not shown in the TLS handshake, or is of an authority that this server does not take.',
      specification: ['RFC8705-2'],
      judge: certificateMissing,
      tell: 'The same request with the certificate, outside of the application.',
      fix: {
        text: 'Show the client certificate that is registered, to the endpoint that asks for one.',
      },
    },
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
      refute: saysNoCertificate,
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
