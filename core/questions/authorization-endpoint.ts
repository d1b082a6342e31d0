import type { ProbeVerdict } from '../preflight/probe.ts'
import { authorizationAnswer } from './answers.ts'
import type { Question, Reading } from './question.ts'

const control = { probe: 'authorization-url' } as const

/**
 * Whether the server refuses the authorization request before anyone logs in. Proven when it says
 * so in words that the catalogue knows for this cause.
 */
export function withoutLogin(cause: string): Question {
  return {
    label: 'Ask the authorization endpoint without a login',
    asks: [control],
    reads(scene) {
      const answer = authorizationAnswer(scene, control)
      if (!answer) return undefined
      const proven = answer.status === 'bad' && answer.known?.id === cause
      return { certainty: proven ? 'proven' : 'possible', evidence: noted(answer, answer.sentence) }
    },
  }
}

/**
 * Whether it is what the experiment leaves out: the request as it was is refused, and the one
 * without it is not. Two requests, neither of which logs anyone in.
 */
export function withoutIt(label: string, experiment: string, what: string): Question {
  const varied = { experiment }
  return {
    label,
    asks: [control, varied],
    reads: (scene) =>
      comparedReading(
        authorizationAnswer(scene, control),
        authorizationAnswer(scene, varied),
        what,
      ),
  }
}

function comparedReading(
  asItWas: ProbeVerdict | undefined,
  without: ProbeVerdict | undefined,
  what: string,
): Reading | undefined {
  if (!asItWas || !without) return undefined
  if (asItWas.status !== 'bad' || without.status === 'unclear')
    return {
      certainty: 'possible',
      evidence: noted(asItWas, 'this server does not say it before a login'),
    }
  return without.status === 'ok'
    ? {
        certainty: 'likely',
        evidence: [
          ...noted(asItWas, 'as it was, refused before anyone logs in'),
          ...noted(without, `without ${what} it is not refused`),
        ],
      }
    : { certainty: 'ruled-out', evidence: noted(without, `refused without ${what} as well`) }
}

function noted({ evidence }: ProbeVerdict, note: string): Reading['evidence'] {
  return evidence.map(({ pointer, found }) => ({
    ...(pointer && { pointer }),
    ...(found !== undefined && { found }),
    note,
  }))
}
