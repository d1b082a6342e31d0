import { createHash } from 'node:crypto'
import { type Ciphertexts, type Custody, openCustody } from '../../../server/secrets/custody.ts'
import type { Key } from '../../../server/secrets/key.ts'

/** Ciphertexts in memory, open to the tests' own hands. */
export function memory(): Ciphertexts & { readonly rows: Map<string, string> } {
  const rows = new Map<string, string>()
  const place = (id: string, name: string): string => `${id}/${name}`
  return {
    rows,
    get: (id, name) => Promise.resolve(rows.get(place(id, name))),
    put: (id, name, ciphertext) => Promise.resolve(void rows.set(place(id, name), ciphertext)),
    delete: (id, name) => Promise.resolve(void rows.delete(place(id, name))),
  }
}

/** A key that is the same in each run. */
export function keyNamed(name: string): Key {
  return { id: name, bytes: createHash('sha256').update(name).digest() }
}

export const issuer = 'https://as.example'

/** A connection `c1` whose client secret was entered for `issuer` (or for `urls`). */
export async function holding(
  secret: string,
  urls: readonly string[] = [issuer],
): Promise<Custody & { readonly rows: Map<string, string> }> {
  const ciphertexts = memory()
  const custody = openCustody(keyNamed('one'), ciphertexts)
  await custody.store('c1', 'client_secret', secret, urls)
  return { ...custody, rows: ciphertexts.rows }
}
