import type { Fault } from './fault.ts'

export const callbackUrlWithSlash: Fault = {
  id: 'callback-url-with-slash',
  title: 'The callback URL is registered with a slash at its end',
  step: 'authorization-request',
  symptom: 'The server shows a page of its own, and the browser never comes back.',
  revealedBy: 'redirect-uri-not-registered',
  settings: {
    hooks: {
      acceptRedirectUri: (requested, registered) =>
        registered.some((uri) => `${uri}/` === requested),
    },
  },
}
