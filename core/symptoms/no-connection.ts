import type { Symptom } from '../symptom.ts'
import { endedWithout, unanswered } from './sightings.ts'
import type { CauseVerdict, Scene } from '../symptom.ts'

/** The failure's own code says which of these it was. */
function byCode(kind: string, pattern: RegExp): (scene: Scene) => CauseVerdict {
  return ({ facts }) => {
    const failed = endedWithout(facts, 'failed')
    if (!failed) return { certainty: 'possible', evidence: [] }
    const { id, code, message } = failed.entry
    const evidence = [
      { pointer: { entry: id, part: 'failure' }, found: message, note: `${kind}: ${code}` },
    ]
    return { certainty: pattern.test(code) ? 'proven' : 'ruled-out', evidence }
  }
}

export const noConnection: Symptom = {
  id: 'no-connection',
  title: 'no connection to the server came about',
  matches: ({ facts }) => unanswered(facts, 'failed'),
  causes: [
    {
      id: 'dns-or-connect-refused',
      title: 'The server’s name or port does not lead anywhere',
      explanation: 'The name does not resolve, or nothing listens there.',
      specification: ['RFC9110-4.3.3'],
      judge: byCode('dns', /^(dns-|connect-|name-not-found|closed-before-request)/),
      tell: 'Open the address in a browser on the same machine.',
      fix: {
        text: 'Check the host and port; from inside a container localhost is the container itself.',
      },
    },
    {
      id: 'tls-untrusted',
      title: 'The server’s certificate is not trusted',
      explanation: 'It is self-signed, from a private authority, expired, or for another name.',
      specification: ['RFC9110-4.3.4'],
      judge: byCode('tls', /^(tls|certificate)/),
      tell: 'The certificate named in the message.',
      fix: {
        text: 'Install the full chain at the server, or trust its authority in the connection.',
      },
    },
    {
      id: 'client-certificate',
      title: 'The server does not take the client’s certificate, or was shown none',
      explanation: 'It asks for one in the TLS handshake, before any request.',
      specification: ['RFC8705-2'],
      judge: byCode('client certificate', /^client-certificate-/),
      tell: 'The log of the server, or of what ends TLS in front of it.',
      fix: { text: 'Enter the registered certificate and its key in the connection.' },
    },
    {
      id: 'proxy',
      title: 'The proxy does not let the request through',
      explanation:
        'The connection names a proxy, and it was the proxy that failed, not the server.',
      specification: ['RFC9110-9.3.6'],
      judge: byCode('proxy', /^proxy-/),
      tell: 'The log of the proxy.',
      fix: { text: 'Correct the proxy in the connection, or have it allow this host and port.' },
    },
    {
      id: 'browser-blocked-request',
      title: 'Something in the user’s browser kept the request from being sent',
      explanation:
        'An extension against advertising or tracking, a policy of the company, or the page’s own content security policy blocks the address.',
      specification: ['RFC9110-4.3.3'],
      judge: byCode('browser', /^browser-blocked-/),
      tell: 'The same login in a private window without extensions.',
      fix: {
        text: 'Except the address from what blocks it; paths with words such as auth-tracking or analytics are often on such lists.',
      },
    },
    {
      id: 'address-refused',
      title: 'The tool refuses to connect to this address',
      explanation:
        'The address is more private than the server that named it, or never reachable from here by rule.',
      specification: ['RFC9700-4'],
      judge: byCode('address', /^(address-|own-origin|more-private-|name-resolves-)/),
      fix: { text: 'Enter the address by hand if you mean it.' },
    },
    {
      id: 'request-not-sendable',
      title: 'The request cannot be sent as it stands',
      explanation: 'Its URL, method, a header or a credential in it is not one that can be sent.',
      specification: ['RFC9110-4.2'],
      judge: byCode(
        'request',
        /^(bad-|scheme-|credentials-|header-|request-|secret-|key-|cannot-)/,
      ),
      fix: { text: 'Change what the message names, and send it again.' },
    },
  ],
}
