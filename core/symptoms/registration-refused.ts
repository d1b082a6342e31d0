import type { Scene, Sighting, Symptom } from '../symptom.ts'

export const registrationRefused: Symptom = {
  id: 'registration-refused',
  title: 'the authorization server did not register the client',
  matches: refusal,
  shownBy: ['registration/accepted', 'registration/response-json'],
  causes: [
    {
      id: 'registration-needs-token',
      title: 'The server registers nobody without an initial access token',
      explanation: 'Its administrator hands such tokens out, to those who may register clients.',
      specification: ['RFC7591-3', 'RFC7591-1.2'],
      judge: byStatus([401, 403]),
      fix: { text: 'Get an initial access token from the administrator, and enter it.' },
    },
    {
      id: 'registration-redirect-uri',
      title: 'The server does not take a redirect URI',
      explanation:
        'Many want https and no localhost for a web application; some allow listed hosts alone.',
      specification: ['RFC7591-3.2.2'],
      judge: byError(['invalid_redirect_uri']),
      fix: {
        text: 'Enter a redirect URI that the server takes, or add "application_type": "native" for one on this machine.',
      },
    },
    {
      id: 'registration-software-statement',
      title: 'The server wants another software statement',
      explanation: 'It is a JWT by which somebody the server trusts vouches for the software.',
      specification: ['RFC7591-2.3', 'RFC7591-3.2.2'],
      judge: byError(['invalid_software_statement', 'unapproved_software_statement']),
      fix: { text: 'Get a software statement that this server approves, and add it.' },
    },
    {
      id: 'registration-metadata',
      title: 'The server does not take what the client says of itself',
      explanation:
        'A member has a value that it does not support, or one that it wants is missing.',
      specification: ['RFC7591-3.2.2'],
      judge: byError(['invalid_client_metadata']),
      fix: { text: 'Change the member that the description names, or leave it out.' },
    },
    {
      id: 'registration-not-offered',
      title: 'There is no registration at this address',
      explanation: 'It is switched off, or lies elsewhere than the metadata say.',
      specification: ['RFC7591-3'],
      judge: byStatus([404, 405, 501]),
      fix: { text: 'Have it switched on, or register the client by hand in the console.' },
    },
  ],
}

function refusal({ facts: { registration } }: Scene): Sighting | undefined {
  const response = registration?.response
  const status = response?.entry.response.status ?? 0
  if (!response || status < 400 || status === 429 || (status >= 500 && status !== 501))
    return undefined
  return { step: 'registration', pointer: { entry: response.entry.id, part: 'response.status' } }
}

type Judge = NonNullable<Symptom['causes'][number]['judge']>

/** Proven by the code alone, which has this one meaning (RFC 7591 §3.2.2). */
function byError(codes: readonly string[]): Judge {
  return ({ facts: { registration } }) => {
    const { entry, members } = registration?.response ?? {}
    const error = members?.['error']
    const found = typeof error === 'string' ? error : 'no error code'
    const pointer = { entry: entry?.id ?? 0, part: 'response.json.error' }
    return {
      certainty: codes.includes(found) ? 'proven' : 'ruled-out',
      evidence: [{ pointer, found }],
    }
  }
}

function byStatus(statuses: readonly number[]): Judge {
  return ({ facts: { registration } }) => {
    const { entry } = registration?.response ?? {}
    const status = entry?.response.status ?? 0
    const pointer = { entry: entry?.id ?? 0, part: 'response.status' }
    return {
      certainty: statuses.includes(status) ? 'likely' : 'ruled-out',
      evidence: [{ pointer, found: `${status}` }],
    }
  }
}
