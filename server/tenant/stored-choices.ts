import type { Kysely } from 'kysely'
import type { Choices } from './choices.ts'
import type { TenantTables } from './tables.ts'

/** The choices made at each issuer, by its path; read once, written through. */
export interface StoredChoices {
  of(issuer: string): Choices
  put(issuer: string, choices: Choices): Promise<void>
}

/** Reads all choices of the tenant's store. */
export async function readChoices(database: Kysely<TenantTables>): Promise<StoredChoices> {
  const rows = await database.selectFrom('tenant_choice').selectAll().execute()
  const known = new Map(rows.map(({ issuer, choices }) => [issuer, JSON.parse(choices) as Choices]))
  return {
    of: (issuer) => known.get(issuer) ?? {},
    async put(issuer, chosen) {
      const choices = JSON.stringify(chosen)
      await database
        .insertInto('tenant_choice')
        .values({ issuer, choices })
        .onConflict((conflict) => conflict.column('issuer').doUpdateSet({ choices }))
        .execute()
      known.set(issuer, chosen)
    },
  }
}
