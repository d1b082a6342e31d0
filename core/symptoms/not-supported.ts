import type { CauseVerdict, Scene, Symptom } from '../symptom.ts'
import { anyError } from './sightings.ts'

const codes = [
  'request_not_supported',
  'request_uri_not_supported',
  'registration_not_supported',
] as const

/** Codes for whole features that a server need not have (OpenID Connect Core §3.1.2.6). */
export const notSupported: Symptom = {
  id: 'not-supported',
  title: 'the authorization server does not take a way of asking that was used',
  matches: (scene) => anyError(scene, codes),
  causes: [
    {
      id: 'request-object-unsupported',
      title: 'The server takes no request object in request',
      explanation: 'Request objects are optional: request_parameter_supported tells.',
      specification: ['OIDCC-3.1.2.6', 'RFC9101-7'],
      judge: said('request_not_supported'),
      fix: { text: 'Switch the request object off: send plain parameters, or push them.' },
    },
    {
      id: 'request-uri-unsupported',
      title: 'The server takes no request_uri',
      explanation:
        'Fetching an object is optional: request_uri_parameter_supported tells. What was pushed is another matter.',
      specification: ['OIDCC-3.1.2.6', 'RFC9101-7'],
      judge: said('request_uri_not_supported'),
      fix: { text: 'Send the parameters themselves, or push them where the server takes that.' },
    },
    {
      id: 'registration-unsupported',
      title: 'The server takes no registration parameter',
      explanation:
        'It is how a client of a self-issued provider describes itself in its request; others register clients beforehand.',
      specification: ['OIDCC-3.1.2.6', 'OIDCC-7.2.1'],
      judge: said('registration_not_supported'),
      fix: { text: 'Take registration out of the request, and register the client beforehand.' },
    },
  ],
}

/** The code says which of them it is. */
function said(code: (typeof codes)[number]): (scene: Scene) => CauseVerdict {
  return (scene) => {
    const sighting = anyError(scene, [code])
    return sighting
      ? { certainty: 'proven', evidence: [{ pointer: sighting.pointer, found: code }] }
      : { certainty: 'ruled-out', evidence: [{ note: 'the server says nothing of it' }] }
  }
}
