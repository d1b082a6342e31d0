import type { Symptom } from '../symptom.ts'
import { anyError } from './sightings.ts'

export const invalidRequestObject: Symptom = {
  id: 'invalid-request-object',
  title: 'the authorization server refused the request object (invalid_request_object)',
  matches: (scene) => anyError(scene, ['invalid_request_object']),
  causes: [
    {
      id: 'request-object-claims',
      title: 'The request object is not by this client, or not for this server',
      explanation:
        'A server takes an object whose iss and client_id are the client that asks, and whose aud is its own issuer.',
      specification: ['RFC9101-4', 'RFC9101-6.3'],
      checks: ['client', 'issuer', 'audience', 'subject'].map(ofObject),
      says: /\b(?:iss|aud|audience|issuer|client id)\b/i,
      fix: { text: 'Set iss and client_id to the client_id, and aud to the issuer.' },
    },
    {
      id: 'request-object-expired',
      title: 'The request object had expired, or was not good yet',
      explanation: 'Its exp and nbf are compared with the server’s clock.',
      specification: ['RFC7519-4.1.4', 'RFC7519-4.1.5'],
      checks: ['times'].map(ofObject),
      says: /expired|\b(?:exp|nbf|iat)\b|too (?:old|long)|not (?:yet )?(?:active|valid)|lifetime/i,
      fix: { text: 'Sign a new object for each request, good for a minute or so.' },
    },
    {
      id: 'request-object-disagrees',
      title: 'The request object contradicts what stands beside it, or holds another',
      explanation: 'response_type and scope must be alike, and no request may stand inside of one.',
      specification: ['OIDCC-6.1', 'RFC9101-4'],
      checks: ['agreement', 'alone'].map(ofObject),
      says: /mismatch|must (?:match|be (?:equal|identical|the same))|must not include|not equal/i,
      fix: { text: 'Say the same inside and beside the object, and nothing by reference inside.' },
    },
    {
      id: 'request-object-alg',
      title: 'The server does not take the algorithm of the request object for this client',
      explanation:
        'Each server has a list, and a client may be registered for one algorithm alone: then any other is refused, none above all.',
      specification: ['RFC9101-10.5', 'OIDCR-2'],
      checks: ['authorization-request/object-alg', 'authorization-request/signed-where-required'],
      says: /\balg(?:orithm)?\b|unsigned|must be signed/i,
      tell: 'request_object_signing_alg of the client’s registration.',
      fix: { text: 'Sign with the algorithm that the client is registered with.' },
    },
    {
      id: 'request-object-key-unknown',
      title: 'The server does not have the key that signed the request object',
      explanation:
        'It looks in the client’s registered JWK Set, by kid. A key made anew must be registered anew.',
      specification: ['RFC9101-6.2', 'RFC7515-4.1.4'],
      says: /signature|\bkid\b|\bjwks?\b|\bkeys?\b/i,
      tell: 'The client’s registered JWK Set, beside the one that the connection shows.',
      fix: { text: 'Register the public key of the connection for this client.' },
    },
  ],
}

function ofObject(slug: string): string {
  return `authorization-request/object-${slug}`
}
