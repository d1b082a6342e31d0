import { asText } from '../../checks/pointers.ts'
import { isOpenId } from '../../connection.ts'
import type { KeyFacts } from '../../facts.ts'
import { stepNamed } from '../../flows.ts'
import { endpointInHand } from '../../in-hand.ts'
import { draftOf } from '../draft-of.ts'
import type { Probe, ProbeScene, ProbeVerdict } from '../probe.ts'
import { probesAsFlow } from '../probes-as-flow.ts'
import { answerInWords, quoted, saidIn, statusEvidence } from '../said.ts'

/** Bits below which an RSA key must not sign (RFC 7518 §3.3). */
const leastRsaBits = 2048

export const jwksProbe: Probe = {
  name: 'jwks',
  title: 'JWK Set',
  why: 'Without a key that verifies signatures no ID Token can be accepted.',
  step: 'jwks',
  specification: 'RFC7517-5',
  applies: (run) =>
    isOpenId(run.connection) || endpointInHand(probesAsFlow(run), 'jwks_uri') !== undefined,
  missing: (run) => stepNamed('jwks').missing(probesAsFlow(run)),
  request: (run) => draftOf('jwks', probesAsFlow(run)),

  judge(scene) {
    const { answered } = scene
    if (!answered) return undefined
    const { response } = answered.entry
    if (response.status === 200) return usableKeys(scene, answered.entry.id)
    const found = answerInWords(response, saidIn(response))
    return {
      status: 'bad',
      sentence: `The jwks_uri does not answer with keys, but with ${found}.`,
      evidence: [statusEvidence(answered, '200', `${response.status}`)],
      fix: { text: 'Correct the jwks_uri in the server’s metadata, or set it in the connection.' },
    }
  },
}

function usableKeys({ facts, judged }: ProbeScene, entry: number): ProbeVerdict {
  const keys = facts.jwks?.keys ?? []
  const usable = keys.filter(verifies)
  const pointer = { entry, part: 'response.json.keys' }
  if (usable.length === 0) {
    const found = keys.length === 0 ? 'no key' : `${keys.length} keys, none for signatures`
    return {
      status: 'bad',
      sentence: `The JWK Set has no key that can verify a signature: it has ${found}.`,
      evidence: [{ pointer, expected: 'a public key for signatures', found }],
      fix: { text: 'Publish the public key that signs ID Tokens, with use “sig” or without use.' },
    }
  }
  const failed = judged.find(
    ({ check, verdict }) =>
      check.step === 'jwks' && check.severity === 'error' && verdict.outcome === 'fail',
  )
  if (failed?.verdict.outcome === 'fail') {
    const { evidence, fix } = failed.verdict
    return { status: 'bad', sentence: `Not met: ${failed.check.title}.`, evidence, fix }
  }
  const sentence = `The JWK Set can verify signatures: ${counted(usable.length)}${kindsOf(usable)}.`
  return { status: 'ok', sentence, evidence: [{ pointer, found: counted(keys.length) }] }
}

/** A public key, well formed, not for encryption and long enough. */
function verifies({ jwk, thumbprint, bits }: KeyFacts): boolean {
  if (thumbprint === undefined || jwk['kty'] === 'oct' || jwk['use'] === 'enc') return false
  return jwk['kty'] !== 'RSA' || (bits ?? 0) >= leastRsaBits
}

function kindsOf(keys: readonly KeyFacts[]): string {
  const kinds = new Set(keys.map(({ jwk: { alg, kty } }) => quoted(asText(alg ?? kty))))
  return ` (${[...kinds].slice(0, 6).join(', ')})`
}

function counted(count: number): string {
  return count === 1 ? '1 key' : `${count} keys`
}
