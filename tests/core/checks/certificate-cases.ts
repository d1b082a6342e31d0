import type { StepName, Wire } from '../../../core/run.ts'
import { issuer } from '../arrange-run.ts'
import { type Case, type Cases, mapEntries } from './check-table.ts'

type Handshake = NonNullable<Wire['tls']>['clientCertificate']

/** The thumbprint of the certificate that the client shows in these cases. */
export const thumbprint = 'A4DtL2JmUMhAsvJj5tKyn64SqzmuXbMrJa0n761y5v0'

export const shown: Handshake = {
  asked: true,
  presented: { subject: 'CN=client', 'x5t#S256': thumbprint },
}

const certificate = {
  ...{ subject: 'CN=acme', issuer: 'CN=acme', validFrom: '', validTo: '', subjectAltName: '' },
  fingerprint256: '',
}

/** What the handshakes of these steps were seen to be; of the others nothing was recorded. */
export function handshakes(
  seen: Partial<Record<StepName, Handshake>>,
): NonNullable<Case['change']> {
  return (run) =>
    mapEntries(run, (entry) => {
      const clientCertificate = seen[entry.step]
      if (entry.kind !== 'observed' || !entry.wire || !clientCertificate) return entry
      const tls = { protocol: 'TLSv1.3', cipher: 'x', certificate, clientCertificate }
      return { ...entry, wire: { ...entry.wire, tls } }
    })
}

const byCertificate: Case = {
  connection: {
    clientAuthentication: 'self_signed_tls_client_auth',
    tlsCertificate: 'PEM',
    hasSecret: false,
  },
}

/** A client that authenticates by certificate, and what came of it in the handshake of that step. */
export function certificateShownCases(step: StepName): Cases {
  const seen = (handshake: Handshake, more: Case = {}): Case => ({
    ...byCertificate,
    ...more,
    change: handshakes({ [step]: handshake }),
  })
  return {
    valid: { 'a certificate that was asked for and shown': seen(shown) },
    invalid: {
      'a server that does not ask': seen({ asked: false }),
      'a server that asks in vain': seen({ asked: true }),
    },
    inconclusive: { 'a handshake that was not recorded': byCertificate },
    notApplicable: { 'a client with a secret': {} },
  }
}

/** A token bound to the client's certificate, sent with that step. */
export function boundTokenCases(step: StepName): Cases {
  const bound: Case = { accessToken: { cnf: { 'x5t#S256': thumbprint } } }
  const seen = (handshake: Handshake): Case => ({
    ...bound,
    until: step,
    change: handshakes({ [step]: handshake }),
  })
  return {
    valid: { 'the certificate it is bound to': seen(shown) },
    invalid: {
      'another certificate': seen({
        asked: true,
        presented: { subject: 'CN=other', 'x5t#S256': 'x'.repeat(43) },
      }),
      'a server that does not ask': seen({ asked: false }),
      'a server that asks in vain': seen({ asked: true }),
    },
    inconclusive: { 'a handshake that was not recorded': { ...bound, until: step } },
    notApplicable: { 'a token that is bound to nothing': { until: step } },
  }
}

const alias = `https://mtls.acme.test/oauth/token`

/** The metadata names an endpoint for mutual TLS, and the client has a certificate. */
export const aliasCases: Cases = {
  valid: {
    'the alias': {
      ...byCertificate,
      metadata: { mtls_endpoint_aliases: { token_endpoint: alias } },
    },
  },
  invalid: {
    'an endpoint set by hand above the alias': {
      connection: {
        ...byCertificate.connection,
        metadata: { token_endpoint: `${issuer}/oauth/token` },
      },
      metadata: { mtls_endpoint_aliases: { token_endpoint: alias } },
    },
  },
  notApplicable: {
    'no aliases': byCertificate,
    'no certificate': { metadata: { mtls_endpoint_aliases: { token_endpoint: alias } } },
  },
}

/** The access token is bound to a certificate, and another or none was shown for it. */
export const certificateBoundCases: Cases = (() => {
  const bound: Case = { accessToken: { cnf: { 'x5t#S256': thumbprint } }, until: 'jwks' }
  const seen = (handshake: Handshake): Case => ({
    ...bound,
    change: handshakes({ 'token-request': handshake }),
  })
  return {
    valid: { 'the certificate of the token request': seen(shown) },
    invalid: {
      'another certificate': seen({
        asked: true,
        presented: { subject: 'CN=other', 'x5t#S256': 'x'.repeat(43) },
      }),
      'no certificate': seen({ asked: false }),
    },
    inconclusive: { 'a handshake that was not recorded': bound },
    notApplicable: {
      'a token that is bound to nothing': {},
      'such a token for a client with a certificate': byCertificate,
    },
  }
})()

/** mtls_endpoint_aliases of the metadata. */
export const aliasesCases: Cases = {
  valid: {
    'https URLs': { metadata: { mtls_endpoint_aliases: { token_endpoint: alias } } },
  },
  invalid: {
    'plain http': {
      metadata: { mtls_endpoint_aliases: { token_endpoint: 'http://mtls.acme.test/token' } },
    },
    'a list': { metadata: { mtls_endpoint_aliases: [alias] } },
  },
  notApplicable: { 'no such member': {} },
}
