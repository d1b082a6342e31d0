import type { Cause, CauseVerdict, Scene } from '../symptom.ts'

/** The browser was at the application before its address was pasted here. */
export const redeemedByApplication: Cause = {
  id: 'code-redeemed-by-application',
  title: 'The application redeemed the code before it was pasted here',
  explanation:
    'The callback was copied from the application’s address. The application got the same code, and a code is good for one token request.',
  specification: ['RFC6749-4.1.2', 'RFC6749-10.5'],
  judge: judgePasted,
  tell: 'The application’s log, or its network panel: a token request with this code.',
  fix: {
    text: 'Keep the application from using the code: stop it, block its address or switch JavaScript off there. Then log in again.',
  },
}

function judgePasted(scene: Scene): CauseVerdict {
  const { authorizationResponse } = scene.facts
  if (authorizationResponse?.entry.request.via !== 'pasted') {
    return {
      certainty: 'ruled-out',
      evidence: [{ note: 'the callback was not copied from an application' }],
    }
  }
  const pointer = { entry: authorizationResponse.entry.id, part: 'callback' }
  const evidence = [{ pointer, found: 'pasted', note: 'the application saw the code first' }]
  const usedTwice = scene.verdictOf('token-request/code-used-once').outcome === 'fail'
  return { certainty: usedTwice ? 'possible' : 'likely', evidence }
}
