import type { Symptom } from '../symptom.ts'
import { anyError } from './sightings.ts'

export const invalidAuthorizationDetails: Symptom = {
  id: 'invalid-authorization-details',
  title: 'the authorization server refused what was asked for in detail',
  matches: (scene) => anyError(scene, ['invalid_authorization_details']),
  causes: [
    {
      id: 'authorization-details-malformed',
      title: 'authorization_details is not a JSON array of objects with a type',
      explanation: 'It is JSON inside of a parameter: an object alone, or a cut text, is refused.',
      specification: ['RFC9396-2', 'RFC9396-5'],
      checks: ['authorization-request/details-form'],
      fix: { text: 'Send an array of objects, each with a type.' },
    },
    {
      id: 'authorization-details-type-unknown',
      title: 'The server does not know a type in authorization_details',
      explanation: 'Each type is an agreement between the server and its APIs.',
      specification: ['RFC9396-5', 'RFC9396-10'],
      checks: ['authorization-request/details-types'],
      says: /unknown|unsupported|not supported|unrecogni[sz]ed/i,
      fix: { text: 'Compare the type with the list in the metadata, letter by letter.' },
    },
    {
      id: 'authorization-details-not-allowed',
      title: 'This client may not ask for a type in authorization_details',
      explanation: 'A type that the server knows can still be kept from a client.',
      specification: ['RFC9396-5', 'RFC9396-10'],
      says: /not (?:allowed|permitted|authori[sz]ed|registered|enabled) (?:for|to)\b/i,
      tell: 'The types that the server allows this client, in its console or registration.',
      fix: {
        text: 'Allow the type for this client: in its registration, authorization_details_types.',
      },
    },
    {
      id: 'authorization-details-members-refused',
      title:
        'A member of a detail is missing, unknown, or has a value that its type does not allow',
      explanation:
        'What a detail consists of is laid down by its type, in the API’s own documents.',
      specification: ['RFC9396-5'],
      says: /missing|required|invalid (?:value|field|member)|schema|unexpected/i,
      tell: 'The documents of the API on this type, beside what was sent.',
      fix: { text: 'Send the members that the type asks for, and no others.' },
    },
  ],
}
