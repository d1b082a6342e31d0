import { claims } from './parameters/claims.ts'
import { clientMembers } from './parameters/client-members.ts'
import { headerFields } from './parameters/header-fields.ts'
import { joseMembers } from './parameters/jose-members.ts'
import type { Meanings } from './parameters/meanings.ts'
import { metadataMembers } from './parameters/metadata-members.ts'
import { requestParameters } from './parameters/request-parameters.ts'
import { resourceMembers } from './parameters/resource-members.ts'
import { responseMembers } from './parameters/response-members.ts'

/** Where a name occurs: the same one may mean different things in a request and a token. */
export type Occurrence =
  'request' | 'response' | 'header' | 'claim' | 'metadata' | 'resource' | 'client' | 'jose'

/** What a parameter, member, header or Claim is, in one line. */
export interface Meaning {
  readonly name: string
  readonly occurrence: Occurrence
  /** A phrase, not a sentence; as plain text. */
  readonly meaning: string
  /** In the conformance suite's notation. */
  readonly specification: string
}

const tables: Readonly<Record<Occurrence, Meanings>> = {
  request: requestParameters,
  response: responseMembers,
  header: headerFields,
  claim: claims,
  metadata: metadataMembers,
  resource: resourceMembers,
  client: clientMembers,
  jose: joseMembers,
}

const byOccurrence = new Map(
  Object.entries(tables).map(([occurrence, table]) => [
    occurrence,
    new Map(
      Object.entries(table).map(([name, [meaning, specification]]): [string, Meaning] => [
        name,
        { name, occurrence: occurrence as Occurrence, meaning, specification },
      ]),
    ),
  ]),
)

/** Every meaning, by occurrence and in the order in which they are explained. */
export const meanings: readonly Meaning[] = [...byOccurrence.values()].flatMap((table) => [
  ...table.values(),
])

/** What a name means where it occurs; undefined when no specification we know defines it. */
export function meaningOf(name: string, occurrence: Occurrence): Meaning | undefined {
  return byOccurrence.get(occurrence)?.get(occurrence === 'header' ? name.toLowerCase() : name)
}
