import type { Evidence } from '../check.ts'
import { atEveryStep } from '../checks/assertion-checks.ts'
import { errorOf } from '../checks/error-of.ts'
import { sentAssertion } from '../checks/judge-assertion.ts'
import { assertionOf } from '../connection.ts'
import type { ExchangeFacts } from '../facts.ts'
import { impossibleCode } from '../questions/impossible-code.ts'
import type { Cause, CauseVerdict, Scene } from '../symptom.ts'
import { codesFor } from './error-codes.ts'
import { whenSaid, wordsOf } from './server-words.ts'
import { backChannel } from './sightings.ts'

/** What of a client assertion a server says is wrong, so that it is not the key. */
const ofTheClaims = /\b(?:aud(?:ience)?|exp|expir\w*|iat|nbf|jti|replay\w*|alg(?:orithm)?)\b/i
const ofTheKey =
  /\b(?:kid|key ?id|jwks?|(?:public|signing|verification) keys?|signature)\b.{0,80}(?:not (?:be )?(?:found|valid|verif\w*|load\w*)|unknown|invalid|no match\w*|mismatch|does ?n.t (?:match|exist)|unable|missing|fail\w*)|(?:no|unable|could not|failed|invalid)\b.{0,60}\b(?:kid|jwks?|(?:public|signing|matching|verification) key|signature)\b/i
const ofTheTime =
  /(?:assertion|jwt|token|exp|iat)\b.{0,60}(?:expired|in the past|too old|in the future|not yet|lifetime)/i

/** The latest message that was refused with its assertion; undefined when none was. */
function refusedWithIt({ facts }: Scene): ExchangeFacts | undefined {
  const codes: readonly string[] = codesFor.invalid_client
  return backChannel(facts)
    .map(([, exchange]) => exchange)
    .findLast(
      (exchange) => sentAssertion(exchange) && codes.includes(errorOf(exchange) ?? 'no error'),
    )
}

function withoutAssertion(scene: Scene): Evidence | undefined {
  return refusedWithIt(scene) ? undefined : { note: 'the client sent no assertion' }
}

function withoutKey(scene: Scene): Evidence | undefined {
  const refused = refusedWithIt(scene)
  const alg = refused && sentAssertion(refused)?.header['alg']
  return typeof alg === 'string' && alg.startsWith('HS')
    ? { note: 'the assertion is signed with the client secret, and no key is looked up' }
    : withoutAssertion(scene)
}

/** In order by what the specification says; servers differ in which of its audiences they take. */
function otherAudience(scene: Scene): CauseVerdict | undefined {
  const { alg, audience } = assertionOf(scene.facts.run.connection)
  const [other, words] =
    audience === 'issuer'
      ? (['token_endpoint', 'the token endpoint'] as const)
      : (['issuer', 'the issuer'] as const)
  return {
    certainty: 'possible',
    evidence: passedAt(scene, 'assertion-audience', 'one that a server should take'),
    tell: `Send it again with ${words} as aud.`,
    fix: {
      text: `Name ${words} as aud of the assertion.`,
      connection: { assertion: { alg, audience: other } },
    },
  }
}

/** With all else in order, what the server cannot do is verify the signature. */
function keyNotKnown(scene: Scene): CauseVerdict | undefined {
  const others = ['assertion-claims', 'assertion-audience', 'assertion-alg'].flatMap(atEveryStep)
  const wrong = others.some((check) => scene.verdictOf(check).outcome === 'fail')
  const said = wordsOf(scene, refusedWithIt(scene))
  return {
    certainty: wrong || said.some((text) => ofTheClaims.test(text)) ? 'possible' : 'likely',
    evidence: passedAt(scene, 'assertion-kid', 'under this kid the server has to know the key'),
    tell: 'Compare kid and key with what is registered: a JWK Set that was pasted there does not follow a new key, and one that is fetched may be kept for hours.',
  }
}

function passedAt(scene: Scene, slug: string, note: string): Evidence[] {
  return atEveryStep(slug).flatMap((check) => {
    const verdict = scene.verdictOf(check)
    return verdict.outcome === 'pass'
      ? verdict.evidence.map(({ pointer, found }) => ({
          ...{ note, ...(pointer && { pointer }), ...(found !== undefined && { found }) },
        }))
      : []
  })
}

/** What an assertion can be refused for (RFC 7523 §3). */
export const assertionCauses: readonly Cause[] = [
  {
    id: 'assertion-not-for-this-server',
    title: 'The client assertion names another audience than this server wants',
    explanation:
      'aud names the server that the assertion is for. Some take their issuer alone, others the token endpoint.',
    specification: ['RFC7523-3', 'OIDCC-9'],
    checks: atEveryStep('assertion-audience'),
    refute: withoutAssertion,
    judge: otherAudience,
    says: /\baud(?:ience)?\b/i,
    fix: { text: 'Name the issuer as aud, or the token endpoint where the server wants that.' },
  },
  {
    id: 'assertion-claims-wrong',
    title: 'The client assertion is not by this client, is not good now, or lacks a jti',
    explanation:
      'iss and sub are the client_id, exp lies shortly ahead by the server’s clock, jti is new each time.',
    specification: ['RFC7523-3'],
    checks: atEveryStep('assertion-claims'),
    refute: withoutAssertion,
    judge: whenSaid(ofTheTime),
    fix: { text: 'Correct the Claim; where it is a time, set this machine’s clock right (NTP).' },
  },
  {
    id: 'assertion-alg-not-taken',
    title: 'The client assertion is signed with an algorithm that the server does not take',
    explanation: 'The metadata lists what it takes.',
    specification: ['RFC8414-2'],
    checks: atEveryStep('assertion-alg'),
    refute: withoutAssertion,
    fix: { text: 'Choose an algorithm of the list in the connection, and make a key for it.' },
  },
  {
    id: 'assertion-key-unknown',
    title: 'The server does not know the key that signed the client assertion',
    explanation:
      'It looks for kid in the JWK Set that is registered for the client, or fetched from its jwks_uri.',
    specification: ['RFC7515-4.1.4', 'RFC7591-2'],
    checks: atEveryStep('assertion-kid'),
    refute: withoutKey,
    judge: keyNotKnown,
    says: ofTheKey,
    questions: [impossibleCode({ taken: 'ruled-out' })],
    fix: {
      text: 'Register the JWK Set that the connection shows, or the address it is served at; or paste the key that is registered into the connection.',
    },
  },
]
