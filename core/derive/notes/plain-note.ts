import { meaningOf } from '../../learn/parameters.ts'
import { muted, type Note } from './note.ts'
import type { Place, Subject } from './subject.ts'

/** What stands in a row that no rule has a remark on: the meaning of its name, or whose it is. */
export function plainNote(subject: Subject): Note {
  const { name, occurrence, place, facts } = subject
  if (place.step === 'api-request' && !place.part.includes('header')) return muted(apiPart(place))
  const found = occurrence === 'other' ? undefined : meaningOf(name, occurrence)
  if (found) return { ...muted(found.meaning), specification: found.specification }
  if (occurrence === 'claim') return muted(customClaim(name))
  const configured = facts.run.connection.authorizationParameters.some(([known]) => known === name)
  if (occurrence === 'request' && configured)
    return muted('a further parameter, from the connection')
  return muted(unknown[occurrence])
}

function apiPart({ part }: Place): string {
  return part.startsWith('response.json') ? 'the API’s own answer' : 'what this API asks for'
}

/** A name that is a URI cannot clash with anyone else’s, which is what namespaces are for. */
function customClaim(name: string): string {
  return /^[a-z][\w+.-]*:/i.test(name)
    ? 'custom, namespaced: added by the tenant’s rule'
    : 'custom: this issuer’s own'
}

const unknown: Readonly<Record<Subject['occurrence'], string>> = {
  request: 'in no specification we know; servers ignore what they do not know',
  response: 'this server’s own',
  metadata: 'this server’s own',
  resource: 'this API’s own',
  client: 'this server’s own',
  header: 'not part of the protocol',
  jose: 'this server’s own',
  claim: '',
  other: '',
}
