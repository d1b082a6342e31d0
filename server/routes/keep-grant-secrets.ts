import type { Connection } from '../../core/connection.ts'
import { type GrantSecretName, grantSecretNames } from '../../core/http.ts'
import type { Custody } from '../secrets/custody.ts'
import { secretUrls } from './secret-urls.ts'

/** What a person entered for a grant to begin with; an empty text forgets what is held. */
export type EnteredGrantSecrets = { readonly [name in GrantSecretName]?: string }

/**
 * Keeps what a grant begins with in custody, bound to the connection's servers, and says what the
 * connection is to say of it. What is not entered stays as it is held.
 */
export async function keepGrantSecrets(
  custody: Custody,
  connection: Pick<Connection, 'id' | 'issuer' | 'metadata'>,
  entered: EnteredGrantSecrets = {},
): Promise<Pick<Connection, 'grantSecrets'>> {
  const held: GrantSecretName[] = []
  for (const name of grantSecretNames) {
    const secret = entered[name]
    if (secret === '') await custody.remove(connection.id, name)
    else if (secret !== undefined) {
      await custody.store(connection.id, name, secret, secretUrls(connection))
    }
    if (await custody.has(connection.id, name)) held.push(name)
  }
  return held.length > 0 ? { grantSecrets: held } : {}
}
