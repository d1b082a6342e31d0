import { metadataAgain } from '../questions/metadata-again.ts'
import type { CauseVerdict, Scene, Symptom } from '../symptom.ts'
import { endedWithout, unanswered } from './sightings.ts'

/** What the failure's own code says, where it is one of these. */
function byCode(
  codes: readonly string[],
  certainty: 'proven' | 'likely',
): (scene: Scene) => CauseVerdict {
  return ({ facts }) => {
    const { id = 0, code = '', message = '' } = endedWithout(facts, 'unknown')?.entry ?? {}
    const evidence = [{ pointer: { entry: id, part: 'failure' }, found: message, note: code }]
    return { certainty: codes.includes(code) ? certainty : 'ruled-out', evidence }
  }
}

const cancelled = ['browser-cancelled']
const goingRound = ['too-many-redirects']

/** Codes of another cause rule it out; how it broke off makes it no surer whose fault that is. */
function unlessNamed(scene: Scene): CauseVerdict | undefined {
  const other = byCode([...cancelled, ...goingRound], 'proven')(scene)
  return other.certainty === 'ruled-out' ? undefined : { ...other, certainty: 'ruled-out' }
}

export const noCompleteAnswer: Symptom = {
  id: 'no-complete-answer',
  title: 'the request was sent and no complete answer came',
  matches: ({ facts }) => unanswered(facts, 'unknown'),
  causes: [
    {
      id: 'request-cancelled-by-page',
      title: 'The page was left, or its script gave the request up, before the answer came',
      explanation:
        'A form that is submitted, a second navigation or a component that goes away ends the requests of a page. The server may have acted on it: a code is then used up.',
      specification: ['RFC9110-9.2.2'],
      judge: byCode(cancelled, 'proven'),
      tell: 'What the page did at that moment: a navigation right after the request.',
      fix: {
        text: 'Wait for the answer before the page goes on; keep a click from submitting the form as well.',
      },
    },
    {
      id: 'redirected-in-a-circle',
      title: 'The address redirects in a circle',
      explanation:
        'Two rules undo each other: http to https and back behind a proxy, with and without a slash, or a login that sends whoever is logged in to log in.',
      specification: ['RFC9110-15.4'],
      judge: byCode(goingRound, 'proven'),
      tell: 'The addresses of the redirects, in the order in which they come.',
      fix: { text: 'Have the proxy say which scheme was asked for, and redirect in one place.' },
    },
    {
      id: 'network-timeout-token',
      title: 'The server did not answer in time, or broke off',
      explanation:
        'It hangs, closed the connection, or a proxy in between did. Whether it acted on the request is not known.',
      specification: ['RFC9110-9.2.2'],
      judge: unlessNamed,
      tell: 'The server’s log of this moment; whether it answers to anything else.',
      questions: [metadataAgain({})],
      fix: {
        text: 'Do not send a code or refresh token again blindly: it may be used up. Log in again if in doubt.',
      },
    },
  ],
}
