import type { Check } from '../check.ts'
import type { ExchangeFacts, Facts } from '../facts.ts'
import {
  judgeAssertionAlg,
  judgeAssertionAudience,
  judgeAssertionClaims,
  judgeAssertionKid,
} from './judge-assertion.ts'

/** The messages that a client can authenticate with an assertion. */
const assertionSteps = [
  ...(['pushed-authorization-request', 'device-authorization', 'token-request'] as const),
  ...(['refresh', 'introspection', 'revocation'] as const),
]

type AssertionStep = (typeof assertionSteps)[number]
type Judge = (exchange: ExchangeFacts | undefined, facts: Facts) => ReturnType<Check['test']>
type Requirement = readonly [
  slug: string,
  title: string,
  specification: readonly string[],
  judge: Judge,
]

const requirements: readonly Requirement[] = [
  [
    'assertion-claims',
    'The client assertion is by the client, once, and good for a short while',
    ['RFC7523-3', 'OIDCC-9'],
    judgeAssertionClaims,
  ],
  [
    'assertion-audience',
    'The client assertion names this server as its audience',
    ['RFC7523-3', 'OIDCC-9'],
    judgeAssertionAudience,
  ],
  [
    'assertion-alg',
    'The client assertion is signed with an algorithm that the server lists',
    ['RFC8414-2', 'OIDCC-9'],
    judgeAssertionAlg,
  ],
  [
    'assertion-kid',
    'The client assertion names the key that signs it',
    ['RFC7515-4.1.4', 'RFC7523-3'],
    judgeAssertionKid,
  ],
]

/**
 * The checks of the client assertion in the message of that step (RFC 7523 §3): the same for each
 * message, since the client authenticates at every endpoint as it does at the token endpoint.
 */
export function assertionChecks(
  step: AssertionStep,
  exchangeOf: (facts: Facts) => ExchangeFacts | undefined,
): readonly Check[] {
  return requirements.map(([slug, title, specification, judge]) => ({
    ...{ id: `${step}/${slug}`, title, step, severity: 'error', specification },
    test: (facts) => judge(exchangeOf(facts), facts),
  }))
}

/** The ids of that check at every step, for the causes that it proves. */
export function atEveryStep(slug: string): readonly string[] {
  return assertionSteps.map((step) => `${step}/${slug}`)
}
