import { type ApplicationAnswer, hasApplicationFailed } from '../application-answer.ts'
import type { Evidence, Pointer } from '../check.ts'
import { problemOf } from '../derive/problem-of.ts'
import type { Facts } from '../facts.ts'
import { parameter } from '../in-hand.ts'
import type { CauseVerdict, Scene, Sighting, Symptom } from '../symptom.ts'
import { applicationWords } from './application-words.ts'
import { lostCookieCauses } from './lost-cookie.ts'

export const applicationFailed: Symptom = {
  id: 'application-failed',
  title: 'the login went well, and the application failed with its callback',
  matches: failedAfterLogin,
  causes: [
    {
      id: 'callback-404',
      title: 'The application has nothing at its redirect_uri',
      explanation:
        'The server sent the code to the address that was asked for, and the application answers 404 there: the route is missing, is spelt otherwise, or a proxy in front leads elsewhere.',
      specification: ['RFC6749-3.1.2'],
      judge: byStatus([404]),
      fix: {
        text: 'Serve the callback at the very path of the redirect_uri, or ask for the path that is served and register it.',
      },
    },
    {
      id: 'callback-method-refused',
      title: 'The application does not take the callback as it was sent',
      explanation:
        'With response_mode=form_post the callback is a POST, otherwise a GET. The route takes the other one alone.',
      specification: ['OAuth2-FP-2'],
      judge: byStatus([405, 501]),
      fix: { text: 'Let the route take this method, or ask for the response_mode that it takes.' },
    },
    {
      id: 'csrf-filter-on-callback',
      title: 'A filter against forged posts refuses the callback',
      explanation:
        'A callback that is posted carries no token of the application’s forms; it is the state that protects it.',
      specification: ['RFC6749-10.12', 'OAuth2-FP-2'],
      judge: postedAndForbidden,
      fix: { text: 'Exempt the callback’s route from that filter.' },
    },
    {
      id: 'application-not-running',
      title: 'Nothing listens at the redirect_uri',
      explanation:
        'The browser was sent to the application with a code, and got no connection: it is not running, or listens on another port.',
      specification: ['RFC6749-3.1.2'],
      judge: withoutConnection,
      fix: { text: 'Start the application, or correct host and port of the redirect_uri.' },
    },
    ...lostCookieCauses,
    {
      id: 'application-error-after-login',
      title: 'The application fails with what it does next',
      explanation:
        'A code came, with the state that was sent. What follows is out of the browser’s sight: the token request, the checks of the ID Token, the user’s account, the session.',
      specification: ['RFC6749-4.1.3'],
      judge: onceAnswered,
      tell: 'The application’s log of this moment, beginning with its token request.',
      fix: {
        text: 'Look there, and paste its token request with the answer here: the cause shows in them.',
      },
    },
    ...applicationWords,
  ],
}

/** What the application made of the callback, with the place of it. */
export function applicationAt({
  authorizationResponse,
}: Facts): { readonly answer: ApplicationAnswer; readonly entry: number } | undefined {
  const entry = authorizationResponse?.entry
  const all = entry ? [entry, ...(authorizationResponse?.repeated ?? [])] : []
  const last = all.findLast(({ application }) => application !== undefined)
  return last?.application && { answer: last.application, entry: last.id }
}

/** Checks that tell why an application refuses tokens: then it is right to fail. */
const explaining = ['nonce', 'aud', 'iss', 'signature', 'exp'].map((name) => `id-token/${name}`)

function failedAfterLogin(scene: Scene): Sighting | undefined {
  const { authorizationResponse, tokenRequest } = scene.facts
  const found = applicationAt(scene.facts)
  if (!authorizationResponse || !found || !hasApplicationFailed(found.answer)) return undefined
  if (parameter(authorizationResponse.parameters, 'error') !== undefined) return undefined
  if (tokenRequest && problemOf(tokenRequest.exchange) !== undefined) return undefined
  if (explaining.some((check) => scene.verdictOf(check).outcome === 'fail')) return undefined
  const part = found.answer.status === undefined ? 'application.failure' : 'application.status'
  return { step: 'authorization-response', pointer: { entry: found.entry, part } }
}

const at = (entry: number, part: string): Pointer => ({ entry, part: `application.${part}` })

function byStatus(statuses: readonly number[]): (scene: Scene) => CauseVerdict {
  return ({ facts }) => {
    const { answer, entry = 0 } = applicationAt(facts) ?? {}
    const found = `${answer?.status ?? 'no answer'}`
    const evidence = [{ pointer: at(entry, 'status'), expected: 'a page or a redirect', found }]
    const is = answer?.status !== undefined && statuses.includes(answer.status)
    return { certainty: is ? 'proven' : 'ruled-out', evidence }
  }
}

function postedAndForbidden({ facts }: Scene): CauseVerdict {
  const { answer, entry = 0 } = applicationAt(facts) ?? {}
  const posted = facts.authorizationResponse?.entry.request.via === 'form_post'
  const evidence: Evidence[] = [
    {
      pointer: at(entry, 'status'),
      found: `${answer?.status ?? 'no answer'} to a posted callback`,
    },
  ]
  const is = posted && (answer?.status === 403 || answer?.status === 419)
  return { certainty: is ? 'likely' : 'ruled-out', evidence }
}

function withoutConnection({ facts }: Scene): CauseVerdict {
  const { answer, entry = 0 } = applicationAt(facts) ?? {}
  const found = answer?.failure?.message ?? `it answered ${answer?.status ?? ''}`
  const evidence = [{ pointer: at(entry, 'failure'), found }]
  return { certainty: answer?.status === undefined ? 'proven' : 'ruled-out', evidence }
}

/** Nothing is left to say of an address that does not exist. */
function onceAnswered({ facts }: Scene): CauseVerdict | undefined {
  const { answer } = applicationAt(facts) ?? {}
  return answer?.status === undefined || [404, 405, 501].includes(answer.status)
    ? { certainty: 'ruled-out', evidence: [{ note: 'it came to nothing of the kind' }] }
    : undefined
}
