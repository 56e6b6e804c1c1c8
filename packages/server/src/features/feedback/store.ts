import { type Kysely, type Selectable, sql } from 'kysely';
import type { FeedbackTable, Schema } from '../../platform/database/databaseSchema.ts';

export type FeedbackRow = Selectable<FeedbackTable>;
/** A caller whose rows are meant; null for the rows of all callers. */
export type Owner = string | null;

export async function insertFeedback(
  db: Kysely<Schema>,
  row: Omit<FeedbackRow, 'created_at'>,
): Promise<FeedbackRow> {
  return db.insertInto('feedback').values(row).returningAll().executeTakeFirstOrThrow();
}

/** Newest first; `before` is the last id of the previous page. */
export function listFeedback(
  db: Kysely<Schema>,
  owner: Owner,
  { before, limit }: { readonly before: string | null; readonly limit: number },
): Promise<FeedbackRow[]> {
  let query = db.selectFrom('feedback').selectAll();
  if (owner !== null) query = query.where('caller', '=', owner);
  if (before !== null) {
    query = query.where(
      sql<boolean>`(created_at, id) < (select created_at, id from feedback as last where last.id = ${before}::uuid)`,
    );
  }
  return query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

export type KeptRow = Pick<FeedbackRow, 'id' | 'label'> & { readonly blob: string };

/** Corrections with a picture, in the order of their ids. */
export async function listPictures(
  db: Kysely<Schema>,
  owner: Owner,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<KeptRow[]> {
  let query = db.selectFrom('feedback').select(['id', 'label', 'blob']).where('blob', 'is not', null);
  if (owner !== null) query = query.where('caller', '=', owner);
  if (after !== null) query = query.where('id', '>', after);
  const rows = await query.orderBy('id').limit(limit).execute();
  return rows.map(({ id, label, blob }) => ({ id, label, blob: blob! }));
}

export function findPicture(
  db: Kysely<Schema>,
  owner: Owner,
  id: string,
): Promise<Pick<FeedbackRow, 'blob'> | undefined> {
  let query = db.selectFrom('feedback').select('blob').where('id', '=', id);
  if (owner !== null) query = query.where('caller', '=', owner);
  return query.executeTakeFirst();
}

/** Deletes rows, and returns them. */
export function deleteFeedback(
  db: Kysely<Schema>,
  owner: Owner,
  which: { readonly id: string } | { readonly madeBefore: Date },
): Promise<Pick<FeedbackRow, 'blob'>[]> {
  let query = db.deleteFrom('feedback').returning('blob');
  if (owner !== null) query = query.where('caller', '=', owner);
  query = 'id' in which ? query.where('id', '=', which.id) : query.where('created_at', '<', which.madeBefore);
  return query.execute();
}
