import { type Kysely, type Selectable, sql } from 'kysely';
import type { ApiKeyTable, Schema } from '../../platform/database/databaseSchema.ts';

export type KeyRow = Selectable<ApiKeyTable>;

export async function insertKey(
  db: Kysely<Schema>,
  key: Pick<KeyRow, 'id' | 'name' | 'scopes' | 'hash'>,
): Promise<KeyRow> {
  return db.insertInto('api_keys').values(key).returningAll().executeTakeFirstOrThrow();
}

export function findKey(db: Kysely<Schema>, id: string): Promise<KeyRow | undefined> {
  return db.selectFrom('api_keys').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Oldest first, including revoked ones. */
export function listKeys(db: Kysely<Schema>): Promise<KeyRow[]> {
  return db.selectFrom('api_keys').selectAll().orderBy('created_at').orderBy('id').execute();
}

/** Revokes a key. Returns its row, or undefined if there is none. */
export function revokeKey(db: Kysely<Schema>, id: string): Promise<KeyRow | undefined> {
  return db
    .updateTable('api_keys')
    .set({ revoked_at: sql<Date>`coalesce(revoked_at, now())` })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}
