import type { Symptom } from '../symptom.ts'
import { callbackError } from './sightings.ts'
import { parameter } from '../in-hand.ts'
import type { CauseVerdict, Scene } from '../symptom.ts'

/** Likely with the error code that says so, ruled out with another. */
function onlyFor(error: string): (scene: Scene) => CauseVerdict {
  return ({ facts }) => {
    const found = parameter(facts.authorizationResponse?.parameters ?? [], 'error') ?? ''
    const evidence = [{ expected: error, found, note: 'the error code' }]
    return { certainty: found === error ? 'likely' : 'ruled-out', evidence }
  }
}

function onlyWithMaxAge({ facts }: Scene): CauseVerdict | undefined {
  const max_age = parameter(facts.authorizationRequest?.parameters ?? [], 'max_age')
  return max_age === undefined
    ? { certainty: 'ruled-out', evidence: [{ note: 'no max_age was sent' }] }
    : undefined
}

export const interactionNeeded: Symptom = {
  id: 'interaction-needed',
  title: 'the server would have to show a page and was told not to',
  matches: (scene) =>
    callbackError(scene, [
      'login_required',
      'consent_required',
      'interaction_required',
      'account_selection_required',
    ]),
  causes: [
    {
      id: 'prompt-none-login-required',
      title: 'Nobody is logged in at the server, as this browser sees it',
      explanation:
        'With prompt=none the server may show nothing. No session there, or a browser that withholds its cookie from another site, ends in login_required.',
      specification: ['OIDCC-3.1.2.6'],
      judge: onlyFor('login_required'),
      tell: 'Open the authorization request in a tab of its own without prompt=none: a login page means that no session was there.',
      fix: { text: 'Send the request again without prompt=none.' },
    },
    {
      id: 'prompt-none-consent-required',
      title: 'The user has not consented to this client and scope',
      explanation: 'With prompt=none the server may not ask for it.',
      specification: ['OIDCC-3.1.2.6'],
      judge: onlyFor('consent_required'),
      tell: 'Open the request without prompt=none: a consent page confirms it.',
      fix: { text: 'Send the request once without prompt=none, and allow the scopes.' },
    },
    {
      id: 'prompt-none-interaction-required',
      title: 'The server wants a second factor or another step',
      explanation: 'A policy asks for more than the session gives.',
      specification: ['OIDCC-3.1.2.6'],
      judge: onlyFor('interaction_required'),
      tell: 'Open the request without prompt=none and see what the server asks for.',
      fix: { text: 'Send the request again without prompt=none.' },
    },
    {
      id: 'prompt-none-account-selection',
      title: 'Several accounts are logged in, and the server would have to ask which',
      explanation: 'With prompt=none it may not, and nothing in the request names one of them.',
      specification: ['OIDCC-3.1.2.6'],
      judge: onlyFor('account_selection_required'),
      tell: 'Open the request without prompt=none: a choice of accounts confirms it.',
      fix: {
        text: 'Name the account with login_hint or id_token_hint, or send prompt=select_account.',
      },
    },
    {
      id: 'max-age-loop',
      title: 'max_age makes every login too old',
      explanation:
        'A small max_age with a clock that runs differently asks for a login again and again.',
      specification: ['OIDCC-3.1.2.1'],
      judge: onlyWithMaxAge,
      fix: { text: 'Leave max_age out or make it larger.' },
    },
  ],
}
