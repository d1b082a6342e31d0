import type { Fault } from './fault.ts'

export const responseInFragment: Fault = {
  id: 'response-in-fragment',
  title: 'The response stands behind the # of the address',
  step: 'authorization-response',
  symptom: 'The page comes back and the client sees nothing.',
  revealedBy: 'authorization-response/expected-mode',
  settings: {
    hooks: {
      authorizationResponse: ({ origin, pathname, searchParams }) =>
        `${origin}${pathname}#${searchParams.toString()}`,
    },
  },
}
