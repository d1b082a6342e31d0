import type { Connection } from './connection.ts'
import type { Edit, JwtEdit, StepName } from './run.ts'

/**
 * The change of an authorization request where its parameters are carried: in what is pushed, since a
 * request_uri is good once (RFC 9126 §4); inside of a request object, since a server goes by that
 * alone (RFC 9101 §6.3). Any other step stays.
 */
export function carriedEdits(
  connection: Connection,
  step: StepName,
  edits: readonly Edit[],
): [step: StepName, edits: readonly Edit[]] {
  if (step !== 'authorization-request') return [step, edits]
  const inside = connection.requestObject
    ? edits.flatMap((edit) => intoObject(edit, connection))
    : edits
  return connection.pushed ? ['pushed-authorization-request', inside.map(intoBody)] : [step, inside]
}

/** What stands beside the object as well, and must say the same there (OpenID Connect Core §6.1). */
const besideToo: ReadonlySet<string> = new Set(['response_type', 'client_id', 'scope'])

function intoObject(edit: Edit, { requestObject, pushed }: Connection): Edit[] {
  if (!('where' in edit) || edit.where !== 'query') return [edit]
  const { change, name, value } = edit
  const byReference = requestObject?.servedFrom !== undefined && !pushed
  const member: JwtEdit = {
    change: change === 'remove' ? 'remove-member' : 'set-member',
    jwt: { where: 'query', name: byReference ? 'request_uri' : 'request' },
    part: 'claims',
    ...{ name, value },
  }
  return besideToo.has(name) ? [edit, member] : [member]
}

function intoBody(edit: Edit): Edit {
  if ('where' in edit && edit.where === 'query') return { ...edit, where: 'body' }
  const inQuery = 'jwt' in edit && edit.jwt.where === 'query'
  return inQuery ? { ...edit, jwt: { ...edit.jwt, where: 'body' } } : edit
}
