import type { Symptom } from '../symptom.ts'
import { anyError } from './sightings.ts'

export const invalidRequestUri: Symptom = {
  id: 'invalid-request-uri',
  title: 'the authorization server refused the request_uri (invalid_request_uri)',
  matches: (scene) => anyError(scene, ['invalid_request_uri']),
  causes: [
    {
      id: 'request-uri-spent',
      title: 'The request_uri has expired or was used before',
      explanation:
        'What was pushed holds for a short while and for one use: reload and back spend it.',
      specification: ['RFC9126-2.2', 'RFC9126-4'],
      checks: ['authorization-request/reference-alive', 'authorization-request/reference-once'],
      says: /expired|already|used/i,
      fix: { text: 'Push the request again, and send the browser right away.' },
    },
    {
      id: 'request-uri-unknown',
      title: 'The request_uri is not one that the server gave to this client',
      explanation:
        'It goes from the answer to the browser letter by letter, with the same client_id.',
      specification: ['RFC9126-4', 'RFC9126-2.2'],
      checks: ['authorization-request/reference-given', 'authorization-request/reference-client'],
      says: /unknown|not found|unrecogni[sz]ed|invalid/i,
      fix: {
        text: 'Send the request_uri of the latest answer, unchanged, with the same client_id.',
      },
    },
    {
      id: 'request-uri-unreachable',
      title: 'The server cannot fetch the request_uri, or does not fetch this one',
      explanation:
        'A request object by reference is fetched by the server itself, from an address that it can reach and that is registered.',
      specification: ['RFC9101-5.2', 'OIDCC-6.2'],
      checks: ['request-object/fetched'],
      says: /fetch|reach|resolve|connect|timed? ?out|registered|whitelist|allow/i,
      tell: 'Whether the server can open the address, and request_uris of the client’s registration.',
      fix: { text: 'Register the address, make it reachable for the server, or push the request.' },
    },
  ],
}
