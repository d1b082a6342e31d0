import type { Kysely } from 'kysely'

/** The tenant's tables. `issuer` is an issuer's path within the tenant: `/`, `/3f9a…/`. */
export interface TenantTables {
  /** Made once and kept, so that tokens and cookies outlive a restart. */
  tenant_secret: { name: string; value: string }
  /** What oidc-provider stores: codes, tokens, sessions, grants… `payload` is JSON. */
  tenant_artifact: {
    issuer: string
    model: string
    id: string
    payload: string
    grant_id: string | null
    user_code: string | null
    uid: string | null
    /** Seconds since the epoch. */
    expires_at: number | null
    consumed_at: number | null
  }
  /** That a user allowed a client exactly this access. */
  tenant_consent: { issuer: string; account_id: string; client_id: string; access: string }
  /** What was set on an issuer's settings page, as JSON. */
  tenant_choice: { issuer: string; choices: string }
}

/** Creates the tables where they are missing, and forgets what expired more than a day ago. */
export async function prepareTables(database: Kysely<TenantTables>): Promise<void> {
  const { schema } = database
  await schema
    .createTable('tenant_secret')
    .ifNotExists()
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute()
  await schema
    .createTable('tenant_artifact')
    .ifNotExists()
    .addColumn('issuer', 'text', (column) => column.notNull())
    .addColumn('model', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('payload', 'text', (column) => column.notNull())
    .addColumn('grant_id', 'text')
    .addColumn('user_code', 'text')
    .addColumn('uid', 'text')
    .addColumn('expires_at', 'integer')
    .addColumn('consumed_at', 'integer')
    .addPrimaryKeyConstraint('tenant_artifact_key', ['issuer', 'model', 'id'])
    .execute()
  for (const column of ['grant_id', 'user_code', 'uid'] as const) {
    await schema
      .createIndex(`tenant_artifact_${column}`)
      .ifNotExists()
      .on('tenant_artifact')
      .column(column)
      .execute()
  }
  await schema
    .createTable('tenant_consent')
    .ifNotExists()
    .addColumn('issuer', 'text', (column) => column.notNull())
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('client_id', 'text', (column) => column.notNull())
    .addColumn('access', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('tenant_consent_key', ['issuer', 'account_id', 'client_id', 'access'])
    .execute()
  await schema
    .createTable('tenant_choice')
    .ifNotExists()
    .addColumn('issuer', 'text', (column) => column.primaryKey())
    .addColumn('choices', 'text', (column) => column.notNull())
    .execute()
  await database
    .deleteFrom('tenant_artifact')
    .where('expires_at', '<', Math.floor(Date.now() / 1000) - 86_400)
    .execute()
}
