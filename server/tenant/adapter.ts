import type { Kysely } from 'kysely'
import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'
import type { TenantTables } from './tables.ts'

const now = () => Math.floor(Date.now() / 1000)

/**
 * oidc-provider's storage over Kysely. Every row carries its issuer, so that a code or token of
 * one issuer means nothing at another. `alreadyConsumed` makes the error for the second of two
 * requests that raced for one code or refresh token.
 */
export function createAdapter(
  database: Kysely<TenantTables>,
  issuer: string,
  alreadyConsumed: () => Error,
): AdapterFactory {
  return (model) => {
    const rows = () =>
      database.selectFrom('tenant_artifact').where('issuer', '=', issuer).where('model', '=', model)
    const doomed = () =>
      database.deleteFrom('tenant_artifact').where('issuer', '=', issuer).where('model', '=', model)

    const findBy = async (column: 'id' | 'uid' | 'user_code', value: string) => {
      const row = await rows()
        .where(column, '=', value)
        .select(['payload', 'consumed_at'])
        .executeTakeFirst()
      if (!row) return undefined
      const payload = JSON.parse(row.payload) as AdapterPayload
      return row.consumed_at === null ? payload : { ...payload, consumed: row.consumed_at }
    }

    const adapter: Adapter = {
      async upsert(id, payload, expiresIn) {
        const row = {
          payload: JSON.stringify(payload),
          grant_id: payload.grantId ?? null,
          user_code: payload.userCode ?? null,
          uid: payload.uid ?? null,
          expires_at: expiresIn === undefined ? null : now() + expiresIn,
        }
        await database
          .insertInto('tenant_artifact')
          .values({ issuer, model, id, consumed_at: null, ...row })
          .onConflict((conflict) => conflict.columns(['issuer', 'model', 'id']).doUpdateSet(row))
          .execute()
      },
      find: (id) => findBy('id', id),
      findByUid: (uid) => findBy('uid', uid),
      findByUserCode: (userCode) => findBy('user_code', userCode),
      async consume(id) {
        const consumed = await database
          .updateTable('tenant_artifact')
          .set({ consumed_at: now() })
          .where('issuer', '=', issuer)
          .where('model', '=', model)
          .where('id', '=', id)
          .where('consumed_at', 'is', null)
          .executeTakeFirst()
        if (consumed.numUpdatedRows === 0n) throw alreadyConsumed()
      },
      async destroy(id) {
        await doomed().where('id', '=', id).execute()
      },
      async revokeByGrantId(grantId) {
        await doomed().where('grant_id', '=', grantId).execute()
      },
    }
    return adapter
  }
}
